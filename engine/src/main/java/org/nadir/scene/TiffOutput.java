package org.nadir.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.nadir.base.AtomicFile;

/**
 * Writes a TIFF as a stream of blocks with the directories at its end. The header, which points to them, is filled in last;
 * that is why this class keeps its own part file (as {@link AtomicFile} would) and renames it when whole.
 */
final class TiffOutput {
    private final FileChannel channel;
    private final TiffPlan plan;
    private long position;

    private TiffOutput(FileChannel channel, TiffPlan plan) {
        this.channel = channel;
        this.plan = plan;
    }

    /** Fills one row of samples, little-endian and pixel-interleaved. */
    @FunctionalInterface
    interface RowSource {
        void fill(int row, byte[] samples) throws IOException;
    }

    /**
     * Writes a file whole or not at all.
     *
     * @throws org.nadir.base.UserProblem when the disk refuses
     */
    static void write(Path target, TiffPlan plan, RowSource rows) {
        Path part = target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                new TiffOutput(channel, plan).run(rows);
                channel.force(true);
            }
            move(part, target);
        } catch (IOException e) {
            throw AtomicFile.unwritable(target, e);
        } finally {
            delete(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private void run(RowSource rows) throws IOException {
        position = plan.big() ? 16 : 8;
        TiffLevelWriter full = new TiffLevelWriter(plan, this);
        byte[] row = new byte[plan.rowBytes()];
        for (int y = 0; y < plan.height(); y++) {
            rows.fill(y, row);
            full.add(row);
        }
        long first = position + (position & 1);
        TiffLevelWriter level = full;
        while (level != null) {
            TiffLevelWriter next = level.next;
            append(new TiffDirectoryWriter(level, level != full, plan.big()).bytes(position, next != null));
            level = next;
        }
        ByteBuffer header = ByteBuffer.allocate(plan.big() ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I');
        if (plan.big()) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            header.putShort((short) 42).putInt((int) first);
        }
        write(0, header.flip());
    }

    /** Adds bytes at the end, on an even offset, and says where they begin. */
    long append(byte[] bytes) throws IOException {
        long at = position + (position & 1);
        write(at, ByteBuffer.wrap(bytes));
        position = at + bytes.length;
        return at;
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }
}
