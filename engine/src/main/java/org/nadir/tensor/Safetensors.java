package org.nadir.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;

/**
 * The safetensors format: eight bytes of header length, a JSON header, the values. Reading trusts nothing that the size of
 * the file does not bear out and never allocates more than the file holds (as float32); writing replaces the file as a
 * whole. Safe from any thread.
 */
public final class Safetensors {
    private static final long LARGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 20;

    private Safetensors() {}

    /**
     * Reads every tensor of a file.
     *
     * @throws UserProblem when the file is missing, cut short, of another format or contradicts itself
     */
    public static TensorFile read(Path file) {
        return opened(file, (channel, header, start) -> {
            Map<String, HostTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, SafetensorsHeader.Entry> entry :
                    header.entries().entrySet()) {
                tensors.put(entry.getKey(), readTensor(channel, entry.getValue(), start));
            }
            return new TensorFile(tensors, header.metadata());
        });
    }

    /**
     * Reads what a file says of itself and none of its tensors.
     *
     * @throws UserProblem when the file is missing, cut short, of another format or contradicts itself
     */
    public static Map<String, String> metadata(Path file) {
        return opened(file, (channel, header, start) -> header.metadata());
    }

    /** What is read of a file after its header, whose values begin at {@code start}. */
    private interface Reading<T> {
        T read(FileChannel channel, SafetensorsHeader header, long start) throws IOException;
    }

    private static <T> T opened(Path file, Reading<T> reading) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = readHeader(file, channel);
            long start = 8L + header.capacity();
            return reading.read(
                    channel, SafetensorsHeader.parse(file, text(file, header), channel.size() - start), start);
        } catch (NoSuchFileException e) {
            throw UserProblem.of("There is no such file").file(file).cause(e).problem();
        } catch (IOException e) {
            throw UserProblem.of("The weights could not be read (" + e.getMessage() + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
    }

    private static ByteBuffer readHeader(Path file, FileChannel channel) throws IOException {
        long length = channel.size();
        if (length < 10) {
            throw foreign(file, length + " bytes");
        }
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, prefix, 0);
        long headerLength = prefix.getLong(0);
        if (headerLength < 2 || headerLength > LARGEST_HEADER || headerLength > length - 8) {
            throw foreign(file, "a header length of " + headerLength);
        }
        ByteBuffer header = ByteBuffer.allocate((int) headerLength);
        readFully(channel, header, 8);
        return header.flip();
    }

    /** Writes tensors in the given order within each width of type, so that every value is aligned. */
    public static void write(Path file, Map<String, HostTensor> tensors, Map<String, String> metadata) {
        List<Map.Entry<String, HostTensor>> ordered = tensors.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().type().bytes()))
                .toList();
        byte[] header = header(ordered, metadata);
        AtomicFile.write(file, out -> {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(length.putLong(header.length).array());
            out.write(header);
            for (Map.Entry<String, HostTensor> entry : ordered) {
                writeTensor(out, entry.getValue());
            }
        });
    }

    /** True when the first bytes can be those of a safetensors file: a short look, no promise. */
    public static boolean recognises(Path file) {
        try (java.io.InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(9);
            return start.length == 9 && start[8] == '{' && start[7] == 0 && start[6] == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static HostTensor readTensor(FileChannel channel, SafetensorsHeader.Entry entry, long start)
            throws IOException {
        float[] values = new float[entry.count()];
        ByteBuffer chunk = ByteBuffer.allocateDirect((int) Math.min(CHUNK, Math.max(8, entry.end() - entry.begin())));
        long at = start + entry.begin();
        for (int done = 0; done < values.length; ) {
            long left = (long) (values.length - done) * entry.type().bytes();
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            readFully(channel, chunk, at);
            at += chunk.position();
            done += ValueCodec.decode(entry.type(), chunk.flip(), values, done);
        }
        return new HostTensor(entry.shape(), entry.type(), values);
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += read;
        }
    }

    private static String text(Path file, ByteBuffer header) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
        } catch (CharacterCodingException e) {
            throw foreign(file, "a header that is no UTF-8 text");
        }
    }

    private static byte[] header(List<Map.Entry<String, HostTensor>> ordered, Map<String, String> metadata) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject notes = new JsonObject();
            metadata.forEach(notes::addProperty);
            header.add("__metadata__", notes);
        }
        long at = 0;
        for (Map.Entry<String, HostTensor> entry : ordered) {
            HostTensor tensor = entry.getValue();
            long end = at + (long) tensor.values().length * tensor.type().bytes();
            JsonArray shape = new JsonArray();
            for (long length : tensor.shape()) {
                shape.add(length);
            }
            JsonArray range = new JsonArray();
            range.add(at);
            range.add(end);
            JsonObject described = new JsonObject();
            described.addProperty("dtype", tensor.type().name());
            described.add("shape", shape);
            described.add("data_offsets", range);
            header.add(entry.getKey(), described);
            at = end;
        }
        String json = header.toString();
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat((8 - bytes % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeTensor(OutputStream out, HostTensor tensor) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.values()) {
            if (chunk.remaining() < 8) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            ValueCodec.encode(tensor.type(), value, chunk);
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    private static UserProblem foreign(Path file, String found) {
        return UserProblem.of("This is not a safetensors file")
                .file(file)
                .found(found)
                .remedy("Choose weights in safetensors format or a PyTorch .pth file")
                .problem();
    }
}
