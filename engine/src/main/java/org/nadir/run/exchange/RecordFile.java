package org.nadir.run.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.nadir.base.UserProblem;

/**
 * Reads the frames of a TensorFlow record file: length (8 bytes), its checksum, data, its checksum, all little-endian. No
 * length is believed before its checksum fits and the file is long enough; a frame beyond {@value #LARGEST} bytes (a
 * picture, a graph) is passed over unread.
 */
final class RecordFile {
    private static final int LARGEST = 16 << 20;
    private static final int HEADER = 12;

    private final Path file;

    RecordFile(Path file) {
        this.file = file;
    }

    /**
     * Gives every whole frame in order.
     *
     * @return what is missing, as a sentence; empty when the file is whole
     * @throws UserProblem when the first frame is none, or the file cannot be read
     */
    Optional<String> read(Consumer<byte[]> frames) {
        long size;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            size = Files.size(file);
            return read(in, size, frames);
        } catch (IOException e) {
            throw UserProblem.of("The event file could not be read (" + e.getMessage() + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
    }

    /** True for a file whose first frame has a length with its checksum. */
    boolean isRecords() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER);
            return header.length == HEADER && length(header) >= 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<String> read(InputStream in, long size, Consumer<byte[]> frames) throws IOException {
        long at = 0;
        int damaged = 0;
        while (at < size) {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                return Optional.of(cut(at, size));
            }
            long length = length(header);
            if (length < 0 && at == 0) {
                throw UserProblem.of("This is no event file of TensorBoard")
                        .file(file)
                        .expected("frames with checksums, as events.out.tfevents.* has them")
                        .problem();
            }
            if (length < 0) {
                return Optional.of(file.getFileName() + " is damaged at byte " + at + "; the " + (size - at)
                        + " bytes from there on are not read");
            }
            if (length > size - at - HEADER - 4) {
                return Optional.of(cut(at, size));
            }
            damaged += frame(in, length, frames) ? 0 : 1;
            at += HEADER + length + 4;
        }
        return damaged == 0
                ? Optional.empty()
                : Optional.of(damaged + " entries of " + file.getFileName() + " are damaged and left out");
    }

    private String cut(long at, long size) {
        return file.getFileName() + " ends within an entry: its last " + (size - at) + " bytes are not read";
    }

    /** False when the data does not have its checksum. */
    private static boolean frame(InputStream in, long length, Consumer<byte[]> frames) throws IOException {
        if (length > LARGEST) {
            in.skipNBytes(length + 4);
            return true;
        }
        byte[] data = in.readNBytes((int) length);
        if (RecordChecksum.of(data) != little(in.readNBytes(4)).getInt()) {
            return false;
        }
        frames.accept(data);
        return true;
    }

    /** The length of a frame; -1 when its checksum says that it is none. */
    private static long length(byte[] header) {
        ByteBuffer words = little(header);
        long length = words.getLong();
        byte[] eight = java.util.Arrays.copyOf(header, 8);
        return RecordChecksum.of(eight) == words.getInt() ? Math.max(-1, length) : -1;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
