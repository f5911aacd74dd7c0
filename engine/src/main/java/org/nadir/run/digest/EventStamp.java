package org.nadir.run.digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * What tells one state of a file of events from every other: its length, when it was changed, and the checksum of its end,
 * where the last events tell their times.
 *
 * @param bytes length of the file
 * @param changed when it was changed, nanoseconds since 1970 as far as the file system knows them
 * @param end CRC-32 of its last bytes
 */
record EventStamp(long bytes, long changed, int end) {
    private static final int END = 4096;

    /** The stamp of a file as it is now; empty when it cannot be read. */
    static Optional<EventStamp> of(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long bytes = channel.size();
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(END, bytes));
            channel.position(bytes - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until it is full or the file ends
            }
            CRC32 sum = new CRC32();
            sum.update(end.flip());
            long changed = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
            return Optional.of(new EventStamp(bytes, changed, (int) sum.getValue()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
