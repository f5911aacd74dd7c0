package org.nadir.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.nadir.base.AtomicFile;

/**
 * A right that processes hold by locking a file, given back by the system when a process ends, however it ends. Some may
 * share a right that nobody holds alone. Used by the thread that took it.
 */
final class FileRight implements AutoCloseable {
    private final FileChannel channel;

    private FileRight(FileChannel channel) {
        this.channel = channel;
    }

    /** The right alone; empty while another one holds or shares it. */
    static Optional<FileRight> alone(Path file) {
        return take(file, false);
    }

    /** A share of the right; empty while another one holds it alone, or this very process shares it already. */
    static Optional<FileRight> share(Path file) {
        return take(file, true);
    }

    private static Optional<FileRight> take(Path file, boolean shared) {
        FileRight right = null;
        try {
            right = new FileRight(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            FileLock lock = right.channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return Optional.of(right);
            }
        } catch (OverlappingFileLockException heldHere) {
            // as if another process had it
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
        if (right != null) {
            right.close();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // a lock that cannot be given back goes with the process
        }
    }
}
