package org.nadir.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one window from one level: visits each stored block once and adds its pixels to the samples they belong to. Used by
 * one thread for one read.
 */
final class WindowReader {
    /** Blocks that are held decoded at a time. */
    private static final int BATCH = 8;

    private final SceneInfo info;
    private final Level level;
    private final BlockSource pixels;
    private final int[] bands;
    private final int width;
    private final int height;
    private final Axis columns;
    private final Axis rows;
    private final float[][] sums;
    private final int[][] counts;
    private final @Nullable Opacity opacity;
    private float[] line = new float[0];

    WindowReader(SceneInfo info, Level level, Request request) {
        this.info = info;
        this.level = level;
        this.pixels = level.pixels();
        this.bands = request.bands();
        PixelWindow window = request.window();
        double downsample = request.downsample();
        this.width = window.columns(downsample);
        this.height = window.rows(downsample);
        boolean nearest = info.colours().kind() == BandColours.Kind.PALETTE;
        this.columns = Axis.of(
                new Axis.Span(window.x(), width, info.width(), pixels.width(), pixels.blockWidth()),
                downsample,
                nearest);
        this.rows = Axis.of(
                new Axis.Span(window.y(), height, info.height(), pixels.height(), pixels.blockHeight()),
                downsample,
                nearest);
        this.sums = new float[bands.length][width * height];
        this.counts = new int[bands.length][];
        boolean holes = info.noData().isPresent() || info.type().floating();
        for (int b = 0; b < bands.length; b++) {
            counts[b] = b == 0 || holes ? new int[width * height] : counts[0];
        }
        boolean seeThrough = info.colours().alphaBand().isPresent() || level.mask() != null;
        this.opacity = seeThrough ? new Opacity(info, level, width * height) : null;
    }

    /** What is asked of a scene; {@code bands} is not empty. */
    record Request(PixelWindow window, double downsample, int[] bands) {}

    /** A part of both axes, ends exclusive. */
    private record Part(int left, int right, int top, int bottom) {}

    /** A stored block and what of it is wanted. */
    private record Cell(int column, int row, Part part) {}

    PixelBlock read() throws IOException {
        List<Cell> cells = cells();
        for (int i = 0; i < cells.size(); i += BATCH) {
            List<Cell> batch = cells.subList(i, Math.min(cells.size(), i + BATCH));
            List<byte[][]> decoded = decoded(batch);
            for (int k = 0; k < batch.size(); k++) {
                block(batch.get(k), decoded.get(k));
            }
        }
        return finished();
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        if (columns.size() == 0 || rows.size() == 0) {
            return cells;
        }
        int blockHeight = pixels.blockHeight();
        int blockWidth = pixels.blockWidth();
        int lastRow = rows.source(rows.size() - 1) / blockHeight;
        int lastColumn = columns.source(columns.size() - 1) / blockWidth;
        for (int row = rows.source(0) / blockHeight; row <= lastRow; row++) {
            int top = rows.firstAtLeast(row * blockHeight);
            int bottom = rows.firstAtLeast((row + 1) * blockHeight);
            for (int column = columns.source(0) / blockWidth; top < bottom && column <= lastColumn; column++) {
                int left = columns.firstAtLeast(column * blockWidth);
                int right = columns.firstAtLeast((column + 1) * blockWidth);
                if (left < right) {
                    cells.add(new Cell(column, row, new Part(left, right, top, bottom)));
                }
            }
        }
        return cells;
    }

    /** The blocks of a batch, one per band (interleaved: the same), decoded on all cores. */
    private List<byte[][]> decoded(List<Cell> batch) throws IOException {
        try {
            return batch.stream().parallel().map(this::decoded).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[][] decoded(Cell cell) {
        byte[][] data = new byte[bands.length][];
        boolean planar = pixels.layout().planar();
        try {
            for (int b = 0; b < bands.length; b++) {
                data[b] = b > 0 && !planar ? data[0] : stored(cell, bands[b]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    private byte @Nullable [] stored(Cell cell, int band) throws IOException {
        return rows.firstsOnly()
                ? pixels.firstRow(cell.column, cell.row, band)
                : pixels.block(cell.column, cell.row, band);
    }

    private void block(Cell cell, byte[][] data) throws IOException {
        Part part = cell.part;
        if (opacity != null) {
            opacity.begin(columns, part.left, part.right);
        }
        for (int b = 0; b < bands.length; b++) {
            if (data[b] == null && info.noData().isPresent()) {
                continue;
            }
            for (int k = part.top; k < part.bottom; k++) {
                samples(data[b], cell, new Target(b, k));
            }
        }
    }

    private record Target(int band, int rowIndex) {}

    private void samples(byte @Nullable [] data, Cell cell, Target target) throws IOException {
        Part part = cell.part;
        int left = columns.source(part.left);
        int count = columns.source(part.right - 1) - left + 1;
        if (line.length < count) {
            line = new float[count];
        }
        int y = rows.source(target.rowIndex);
        if (data == null) {
            Arrays.fill(line, 0, count, 0);
        } else {
            SampleLayout layout = pixels.layout();
            int step = layout.interleaved();
            int x = left - cell.column * pixels.blockWidth();
            int pixel = (y - cell.row * pixels.blockHeight()) * pixels.blockWidth() + x;
            int first = pixel * step + (layout.planar() ? 0 : bands[target.band]);
            SampleRow.read(data, layout, new SampleRow.Run(first, step, count), line);
        }
        int base = rows.target(target.rowIndex) * width;
        float[] seen = opacity == null ? null : opacity.row(y, base, target.band == 0);
        add(target.band, base, part, seen);
    }

    private void add(int band, int base, Part part, float @Nullable [] seen) {
        float[] sum = sums[band];
        int[] count = counts[band];
        boolean counting = band == 0 || count != counts[0];
        float nothing = (float) info.noData().orElse(Double.NaN);
        int left = columns.source(part.left);
        for (int j = part.left; j < part.right; j++) {
            int at = columns.source(j) - left;
            float value = line[at];
            // NaN is never data, and a value that equals no-data is not either
            if (Float.isNaN(value) || value == nothing || (seen != null && seen[at] == 0)) {
                continue;
            }
            int i = base + columns.target(j);
            sum[i] += value;
            if (counting) {
                count[i]++;
            }
        }
    }

    private PixelBlock finished() {
        boolean[] mask = new boolean[width * height];
        float missing = (float) info.noData().orElse(Double.NaN);
        for (int b = 0; b < bands.length; b++) {
            float[] sum = sums[b];
            int[] count = counts[b];
            for (int i = 0; i < sum.length; i++) {
                if (count[i] > 0) {
                    mask[i] = true;
                    if (count[i] > 1) {
                        sum[i] /= count[i];
                    }
                } else {
                    sum[i] = missing;
                }
            }
        }
        float[] shares = opacity == null ? null : opacity.shares();
        return new PixelBlock(width, height, new PixelBlock.Content(bands, sums, mask, shares));
    }
}
