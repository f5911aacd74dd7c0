package org.nadir.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.nadir.training.HostMaps.Layout;

/**
 * Maps of images on disk, by key: a file that is only appended to, with a checksum for each image. What a killed process left
 * half written is cut off when it is opened again; what is damaged counts as not there. Holds float32 values, so that nothing
 * is lost. One thread at a time.
 */
final class FeatureFile implements AutoCloseable {
    private static final int MARK = 0x4e464d31;
    private static final int HEAD = 24;
    private static final int LAYOUT = 12;
    private static final int CHECK = 4;
    private static final int MOST_MAPS = 8;
    /** What is left of a disk for checkpoints and other programs. */
    private static final long RESERVE = 1L << 30;

    private final Path path;
    private final FileChannel channel;
    private final long limit;
    private final Map<Key, Place> index = new HashMap<>();
    private ByteBuffer buffer = room(1 << 16);
    private long end;

    /** What an image is found by. */
    record Key(long high, long low) {}

    private record Place(long offset, List<Layout> layouts) {
        long bytes() {
            return FeatureFile.bytes(layouts);
        }
    }

    private FeatureFile(Path path, FileChannel channel, long limit) {
        this.path = path;
        this.channel = channel;
        this.limit = limit;
    }

    /**
     * Opens the file or makes it.
     *
     * @param identity of the network that the maps are of; maps of another one are thrown away
     * @param limit bytes that the file may have at most
     */
    static FeatureFile open(Path path, String identity, long limit) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FeatureFile file = new FeatureFile(path, channel, limit);
        try {
            file.begin(identity.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return file;
    }

    private void begin(byte[] identity) throws IOException {
        ByteBuffer wanted = room(8 + identity.length);
        wanted.putInt(MARK).putInt(identity.length).put(identity).flip();
        ByteBuffer found = room(wanted.limit());
        end = wanted.limit();
        if (read(found, 0) && found.equals(wanted)) {
            scan();
        } else {
            channel.truncate(0);
            write(wanted, 0);
        }
    }

    /** Finds the whole records and cuts off what follows them. */
    private void scan() throws IOException {
        long size = channel.size();
        ByteBuffer head = room(HEAD + MOST_MAPS * LAYOUT);
        while (end < size) {
            head.clear().limit((int) Math.min(head.capacity(), size - end));
            if (!read(head, end)) {
                break;
            }
            Optional<Place> place = place(head);
            if (place.isEmpty() || end + place.get().bytes() > size) {
                break;
            }
            index.put(new Key(head.getLong(4), head.getLong(12)), place.get());
            end += place.get().bytes();
        }
        channel.truncate(end);
    }

    private Optional<Place> place(ByteBuffer head) {
        if (head.limit() < HEAD + LAYOUT || head.getInt(0) != MARK) {
            return Optional.empty();
        }
        int maps = head.getInt(20);
        if (maps < 1 || maps > MOST_MAPS || head.limit() < HEAD + maps * LAYOUT) {
            return Optional.empty();
        }
        List<Layout> layouts = new ArrayList<>();
        for (int i = 0; i < maps; i++) {
            int at = HEAD + i * LAYOUT;
            layouts.add(new Layout(head.getInt(at), head.getInt(at + 4), head.getInt(at + 8)));
        }
        boolean sound = layouts.stream().allMatch(l -> l.height() > 0 && l.width() > 0 && l.channels() > 0);
        return sound ? Optional.of(new Place(end, List.copyOf(layouts))) : Optional.empty();
    }

    /** Bytes of the file. */
    long bytes() {
        return end;
    }

    /** What is there of a key; empty when there is nothing. */
    Optional<List<Layout>> layouts(Key key) {
        return Optional.ofNullable(index.get(key)).map(Place::layouts);
    }

    /**
     * Copies the maps of a key into one image of a room of its layouts.
     *
     * @return false when they are not there or damaged
     */
    boolean read(Key key, HostMaps into, int image) {
        Place place = index.get(key);
        if (place == null) {
            return false;
        }
        try {
            ByteBuffer bytes = buffer(place.bytes());
            if (read(bytes, place.offset()) && sound(bytes)) {
                copy(bytes, into, image);
                return true;
            }
        } catch (IOException unreadable) {
            // as if it were not there: the maps are computed and written anew
        }
        index.remove(key);
        return false;
    }

    private static boolean sound(ByteBuffer bytes) {
        return bytes.getInt(0) == MARK && bytes.getInt(bytes.limit() - CHECK) == checksum(bytes);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate().position(0).limit(bytes.limit() - CHECK));
        return (int) sum.getValue();
    }

    private static void copy(ByteBuffer bytes, HostMaps into, int image) {
        FloatBuffer values = floats(bytes, into.layouts());
        for (int i = 0; i < into.layouts().size(); i++) {
            int size = into.layouts().get(i).size();
            values.get(into.values().get(i), image * size, size);
        }
    }

    private static FloatBuffer floats(ByteBuffer bytes, List<Layout> layouts) {
        int from = HEAD + layouts.size() * LAYOUT;
        return bytes.duplicate()
                .position(from)
                .limit(bytes.limit() - CHECK)
                .slice()
                .order(bytes.order())
                .asFloatBuffer();
    }

    /** Whether another image of these layouts finds room within the limit and on the disk. */
    boolean hasRoom(List<Layout> layouts) throws IOException {
        long more = bytes(layouts);
        return end + more <= limit && Files.getFileStore(path).getUsableSpace() >= RESERVE + more;
    }

    /** Appends the maps of one image; when that fails the file is as before. */
    void append(Key key, HostMaps maps, int image) throws IOException {
        List<Layout> layouts = maps.layouts();
        ByteBuffer bytes = buffer(bytes(layouts));
        bytes.putInt(MARK).putLong(key.high()).putLong(key.low()).putInt(layouts.size());
        layouts.forEach(
                layout -> bytes.putInt(layout.height()).putInt(layout.width()).putInt(layout.channels()));
        FloatBuffer values = floats(bytes, layouts);
        for (int i = 0; i < layouts.size(); i++) {
            int size = layouts.get(i).size();
            values.put(maps.values().get(i), image * size, size);
        }
        bytes.putInt(bytes.limit() - CHECK, checksum(bytes));
        try {
            write(bytes.position(0), end);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        index.put(key, new Place(end, layouts));
        end += bytes(layouts);
    }

    private static long bytes(List<Layout> layouts) {
        long values = layouts.stream()
                .mapToLong(l -> (long) l.height() * l.width() * l.channels())
                .sum();
        return HEAD + (long) layouts.size() * LAYOUT + 4 * values + CHECK;
    }

    private boolean read(ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        into.flip();
        return true;
    }

    private void write(ByteBuffer bytes, long to) throws IOException {
        long at = to;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** The buffer that all records go through, so long. */
    private ByteBuffer buffer(long bytes) throws IOException {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IOException("The maps of one image have " + bytes + " bytes");
        }
        if (buffer.capacity() < bytes) {
            buffer = room((int) bytes);
        }
        return buffer.clear().limit((int) bytes);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
