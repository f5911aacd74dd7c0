package org.nadir.run.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nadir.base.AtomicFile;
import org.nadir.training.RunEvent;

/**
 * Writes the numbers of a run as an event file of TensorBoard: an event for each, with its step, its time and a
 * {@code simple_value} (event.proto, summary.proto). Values have the precision of 32 bits there.
 */
final class TensorBoardWriter {
    private TensorBoardWriter() {}

    /**
     * Writes the file into a folder, in the place of one that was written of this run before.
     *
     * @return the file
     */
    static Path write(List<RunEvent> events, Path folder) {
        long started = events.isEmpty() ? 0 : events.get(0).at().getEpochSecond();
        Path file =
                folder.toAbsolutePath().resolve(String.format(Locale.ROOT, "events.out.tfevents.%010d.nadir", started));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        AtomicFile.write(file, out -> content(events, started, out));
        return file;
    }

    private static void content(List<RunEvent> events, long started, OutputStream out) throws IOException {
        Message version = new Message().fixed64(1, started).bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
        frame(version.bytes(), out);
        try {
            RunNumbers.each(events, number -> {
                // TensorBoard draws a NaN as a value of its own; here it says that a number is not known
                if (!Double.isNaN(number.value())) {
                    try {
                        frame(event(number), out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] event(RunNumbers.Number number) {
        Message value = new Message()
                .bytes(1, number.name().getBytes(StandardCharsets.UTF_8))
                .fixed32(2, (float) number.value());
        Message summary = new Message().bytes(1, value.bytes());
        return new Message()
                .fixed64(1, number.seconds())
                .varint(2, number.iteration())
                .bytes(5, summary.bytes())
                .bytes();
    }

    private static void frame(byte[] data, OutputStream out) throws IOException {
        byte[] length = little(8).putLong(data.length).array();
        out.write(length);
        out.write(little(4).putInt(RecordChecksum.of(length)).array());
        out.write(data);
        out.write(little(4).putInt(RecordChecksum.of(data)).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A message in the wire format of protocol buffers, field by field. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message fixed64(int field, double value) {
            out.write(field << 3 | 1);
            out.writeBytes(little(8).putDouble(value).array());
            return this;
        }

        Message fixed32(int field, float value) {
            out.write(field << 3 | 5);
            out.writeBytes(little(4).putFloat(value).array());
            return this;
        }

        Message varint(int field, long value) {
            out.write(field << 3);
            raw(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            out.write(field << 3 | 2);
            raw(value.length);
            out.writeBytes(value);
            return this;
        }

        private void raw(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
