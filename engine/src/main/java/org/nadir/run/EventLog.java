package org.nadir.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.nadir.base.AtomicFile;
import org.nadir.training.RunEvent;

/** Appends events to the file of a run, each as one write of one line. Used by the worker alone, by one thread at a time. */
final class EventLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    /** Opens the file to append; a line that a dead worker left half-written is closed off first. */
    EventLog(Path file) {
        this.file = file;
        try {
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long size = channel.size();
            channel.position(size);
            if (size > 0 && lastByte(size) != '\n') {
                write("\n");
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private byte lastByte(long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        return last.get(0);
    }

    /** Appends many at once, for a run that is not going on. */
    void appendAll(Iterable<RunEvent> events) {
        StringBuilder text = new StringBuilder();
        try {
            for (RunEvent event : events) {
                text.append(EventCodec.line(event)).append('\n');
                if (text.length() > 1 << 18) {
                    write(text.toString());
                    text.setLength(0);
                }
            }
            write(text.toString());
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    void append(RunEvent event) {
        try {
            write(EventCodec.line(event) + "\n");
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
