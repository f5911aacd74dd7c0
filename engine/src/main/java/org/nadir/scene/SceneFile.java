package org.nadir.scene;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Positional reads of a file, from any number of threads. A thread that is interrupted while reading closes its Java
 * channel for everybody; this class then opens the file anew for the others.
 */
final class SceneFile implements AutoCloseable {
    private final Path path;
    private volatile FileChannel channel;
    private final long length;
    private volatile boolean closed;

    SceneFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.length = channel.size();
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    /** {@code count} bytes from {@code offset}; an {@link EOFException} when the file is shorter. */
    byte[] read(long offset, int count) throws IOException {
        if (offset < 0 || offset > length - count) {
            throw new EOFException("needs " + count + " bytes at " + offset + " but the file ends at " + length);
        }
        byte[] bytes = new byte[count];
        while (true) {
            FileChannel current = channel;
            try {
                fill(current, offset, ByteBuffer.wrap(bytes));
                return bytes;
            } catch (ClosedByInterruptException e) {
                reopen(current);
                throw e;
            } catch (ClosedChannelException e) {
                reopen(current);
            }
        }
    }

    private static void fill(FileChannel channel, long offset, ByteBuffer target) throws IOException {
        long at = offset;
        while (target.hasRemaining()) {
            int n = channel.read(target, at);
            if (n < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += n;
        }
    }

    private synchronized void reopen(FileChannel broken) throws IOException {
        if (closed) {
            throw new IllegalStateException("the scene is closed: " + path);
        }
        if (channel == broken) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
