package org.nadir.scene;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How much of each sample is there, from an alpha band and a mask: 1 all, 0 nothing. Belongs to one read. */
final class Opacity {
    private final Level level;
    private final int alphaBand;
    private final float alphaMost;
    private final float[] sums;
    private final int[] counts;
    private @Nullable Axis columns;
    private int from;
    private int to;
    private float[] line = new float[0];
    private float[] other = new float[0];

    Opacity(SceneInfo info, Level level, int samples) {
        this.level = level;
        this.alphaBand = info.colours().alphaBand().orElse(-1);
        // wider alpha bands have no agreed top (255, 10000, 65535 are all seen): there anything but 0 is opaque
        this.alphaMost = info.type() == SampleType.UINT8 ? 255 : 0;
        this.sums = new float[samples];
        this.counts = new int[samples];
    }

    /** The part of the columns that the next rows are about. */
    void begin(Axis axis, int first, int end) {
        columns = axis;
        from = first;
        to = end;
    }

    /** Opacity of the source pixels of a row, from the first column on; counted into the samples when asked. */
    float[] row(int y, int base, boolean counting) throws IOException {
        Axis axis = java.util.Objects.requireNonNull(columns);
        int left = axis.source(from);
        int count = axis.source(to - 1) - left + 1;
        if (line.length < count) {
            line = new float[count];
            other = new float[count];
        }
        Arrays.fill(line, 0, count, 1);
        if (alphaBand >= 0) {
            multiply(level.pixels(), alphaBand, new Piece(y, left, count, alphaMost));
        }
        BlockSource mask = level.mask();
        if (mask != null) {
            multiply(mask, 0, new Piece(y, left, count, 0));
        }
        if (counting) {
            for (int j = from; j < to; j++) {
                int i = base + axis.target(j);
                sums[i] += line[axis.source(j) - left];
                counts[i]++;
            }
        }
        return line;
    }

    /** A piece of a row; {@code most} is the value that means opaque, 0 when any but 0 does. */
    private record Piece(int y, int left, int count, float most) {}

    private void multiply(BlockSource source, int band, Piece piece) throws IOException {
        SampleLayout layout = source.layout();
        int blockWidth = source.blockWidth();
        int row = piece.y / source.blockHeight();
        int done = 0;
        while (done < piece.count) {
            int x = piece.left + done;
            int column = x / blockWidth;
            int n = Math.min(piece.count - done, (column + 1) * blockWidth - x);
            byte[] data = source.block(column, row, band);
            if (data == null) {
                Arrays.fill(other, 0, n, 0);
            } else {
                int pixel = (piece.y - row * source.blockHeight()) * blockWidth + x - column * blockWidth;
                int first = pixel * layout.interleaved() + (layout.planar() ? 0 : band);
                SampleRow.read(data, layout, new SampleRow.Run(first, layout.interleaved(), n), other);
            }
            for (int i = 0; i < n; i++) {
                line[done + i] *= piece.most == 0 ? Math.signum(other[i]) : Math.min(1, other[i] / piece.most);
            }
            done += n;
        }
    }

    float[] shares() {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
        return sums;
    }
}
