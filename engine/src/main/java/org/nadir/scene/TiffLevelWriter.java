package org.nadir.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one level, writes them in blocks as soon as a row of blocks is full, and hands the halved rows on to the
 * next level. Holds one row of blocks in memory.
 */
final class TiffLevelWriter {
    final TiffPlan plan;
    final List<Long> offsets = new ArrayList<>();
    final List<Long> sizes = new ArrayList<>();
    final @Nullable TiffLevelWriter next;
    private final TiffOutput output;
    private final int blockWidth;
    private final int blockHeight;
    private final byte[][] pending;
    private final RowMean halving;
    private final byte[] halved;
    private int rows;

    TiffLevelWriter(TiffPlan plan, TiffOutput output) {
        this.plan = plan;
        this.output = output;
        this.blockWidth = plan.tiled() ? TiffPlan.TILE : plan.width();
        this.blockHeight = plan.tiled() ? TiffPlan.TILE : TiffPlan.STRIP_ROWS;
        this.pending = new byte[blockHeight][plan.rowBytes()];
        this.next = plan.worthCoarser() ? new TiffLevelWriter(plan.coarser(), output) : null;
        this.halving = new RowMean(plan);
        this.halved = next == null ? new byte[0] : new byte[next.plan.rowBytes()];
    }

    int blockWidth() {
        return blockWidth;
    }

    int blockHeight() {
        return blockHeight;
    }

    /** Takes the next row; the array is copied. */
    void add(byte[] row) throws IOException {
        int at = rows % blockHeight;
        System.arraycopy(row, 0, pending[at], 0, row.length);
        rows++;
        boolean last = rows == plan.height();
        if (next != null && (rows % 2 == 0 || last)) {
            // block heights are even, so the row before is still here
            byte[] upper = rows % 2 == 0 ? pending[at - 1] : pending[at];
            halving.halve(upper, pending[at], halved);
            next.add(halved);
        }
        if (at == blockHeight - 1 || last) {
            flush(at + 1);
        }
    }

    private void flush(int filled) throws IOException {
        int columns = (plan.width() + blockWidth - 1) / blockWidth;
        List<byte[]> blocks;
        try {
            blocks = IntStream.range(0, columns)
                    .parallel()
                    .mapToObj(column -> compressed(column, filled))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (byte[] block : blocks) {
            sizes.add((long) block.length);
            offsets.add(output.append(block));
        }
    }

    private byte[] compressed(int column, int filled) {
        int pixelBytes = plan.layout().samples() * plan.layout().sampleBytes();
        int blockRow = blockWidth * pixelBytes;
        byte[] raw = new byte[blockRow * (plan.tiled() ? blockHeight : filled)];
        int left = column * blockWidth;
        int used = Math.min(blockWidth, plan.width() - left) * pixelBytes;
        for (int y = 0; y < filled; y++) {
            System.arraycopy(pending[y], left * pixelBytes, raw, y * blockRow, used);
            if (plan.layout().type() == SampleType.UINT8) {
                difference(raw, y * blockRow, blockRow, pixelBytes);
            }
        }
        return deflate(raw);
    }

    private static void difference(byte[] raw, int start, int count, int step) {
        for (int i = start + count - 1; i >= start + step; i--) {
            raw[i] -= raw[i - step];
        }
    }

    private static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(raw);
            deflater.finish();
            byte[] out = new byte[raw.length / 2 + 64];
            int n = 0;
            while (!deflater.finished()) {
                if (n == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                n += deflater.deflate(out, n, out.length - n);
            }
            return Arrays.copyOf(out, n);
        } finally {
            deflater.end();
        }
    }
}
