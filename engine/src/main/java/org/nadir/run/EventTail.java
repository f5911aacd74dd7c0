package org.nadir.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.training.RunEvent;

/**
 * Reads a file of events from where it stopped the last time. A last line without its line break stays unread until the
 * rest is there; a damaged line is left out. Used by one thread.
 */
final class EventTail {
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private long position;

    EventTail(Path file) {
        this.file = file;
    }

    /** The events that came since the last call; empty when there are none or no file yet. */
    List<RunEvent> next() {
        List<RunEvent> events = new ArrayList<>();
        if (!Files.exists(file)) {
            return events;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(position);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(CHUNK, channel.size() - position)));
            while (channel.read(buffer) > 0) {
                position += buffer.position();
                take(buffer.array(), buffer.position(), events);
                buffer.clear();
            }
        } catch (IOException e) {
            throw UserProblem.of("The events of the run could not be read (" + e.getMessage() + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
        return events;
    }

    private void take(byte[] bytes, int count, List<RunEvent> events) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                line(bytes, start, i).ifPresent(events::add);
                start = i + 1;
            }
        }
        rest.write(bytes, start, count - start);
    }

    private Optional<RunEvent> line(byte[] bytes, int from, int to) {
        if (rest.size() == 0) {
            return EventCodec.event(bytes, from, to);
        }
        rest.write(bytes, from, to - from);
        byte[] whole = rest.toByteArray();
        rest.reset();
        return EventCodec.event(whole, 0, whole.length);
    }
}
