package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tiles of 2 x 2 cells in which a {@link FrozenConv} goes over maps. The cells of all maps are the rows of one table:
 * image by image, in it map by map, in it row by row. A tile sees the 4 x 4 cells around it, of which those beyond the border
 * are zero. What enters and leaves a tile are sums of few rows, listed here for as many tiles at a time as fit into a cache.
 * Its arrays live on the host, belong to a manager of its own and are freed with it; one thread at a time.
 */
public final class TileGrid implements AutoCloseable {
    /** Sides of what a tile sees, and the rows that it has between the two sums. */
    private static final int SEEN = 4;

    static final int POINTS = SEEN * SEEN;

    /** Tiles at a time: 512 channels take 11 MB on either side of the products. */
    private static final int AT_ONCE = 352;

    /** B^T and A^T of F(2, 3) with the points 0, 1, -1 and infinity (Lavin and Gray, CVPR 2016, section 4.1). */
    private static final int[][] ENTER = {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}};

    private static final int[][] LEAVE = {{1, 1, 1, 0}, {0, 1, -1, -1}};

    private final NDManager manager;
    private final Maps maps;
    private final List<Part> parts = new ArrayList<>();

    /**
     * Maps of several sizes, each for every image of a batch.
     *
     * @param columns cells across of each map
     * @param rows cells down of each map
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Maps(int images, int[] columns, int[] rows) {
        boolean same(Maps other) {
            return images == other.images && Arrays.equals(columns, other.columns) && Arrays.equals(rows, other.rows);
        }
    }

    /** Some of the tiles: what they take from the table, and how the cells that they cover come from their products. */
    record Part(Ops.Sums enter, Ops.Sums leave) {}

    /** A line of tiles across a map whose first cell is a row of the table; {@code top} is its first line of cells. */
    private record Band(long first, int columns, int rows, int top) {
        int tiles() {
            return (columns + 1) / 2;
        }
    }

    private TileGrid(NDManager manager, Maps maps) {
        this.manager = manager;
        this.maps = maps;
    }

    public static TileGrid of(NDManager parent, Maps maps) {
        TileGrid grid = new TileGrid(parent.newSubManager(), maps);
        List<Band> bands = new ArrayList<>();
        int tiles = 0;
        for (Band band : bands(maps)) {
            if (tiles > 0 && tiles + band.tiles() > AT_ONCE) {
                grid.add(bands, tiles);
                bands.clear();
                tiles = 0;
            }
            bands.add(band);
            tiles += band.tiles();
        }
        grid.add(bands, tiles);
        return grid;
    }

    /** True when this grid covers maps of such sizes. */
    public boolean covers(Maps wanted) {
        return maps.same(wanted);
    }

    List<Part> parts() {
        return parts;
    }

    private static List<Band> bands(Maps maps) {
        List<Band> bands = new ArrayList<>();
        long first = 0;
        for (int image = 0; image < maps.images(); image++) {
            for (int map = 0; map < maps.columns().length; map++) {
                int columns = maps.columns()[map];
                int rows = maps.rows()[map];
                for (int top = 0; top < rows; top += 2) {
                    bands.add(new Band(first, columns, rows, top));
                }
                first += (long) columns * rows;
            }
        }
        return bands;
    }

    private void add(List<Band> bands, int tiles) {
        SumList enter = new SumList(tiles * POINTS, tiles * POINTS * 4);
        SumList leave = new SumList(tiles * 4, tiles * 4 * 9);
        int tile = 0;
        for (Band band : bands) {
            for (int i = 0; i < band.tiles(); i++) {
                enter(band, 2 * i, enter);
            }
            for (int line = band.top(); line < Math.min(band.top() + 2, band.rows()); line++) {
                for (int column = 0; column < band.columns(); column++) {
                    leave((long) POINTS * (tile + column / 2), LEAVE[line - band.top()], LEAVE[column % 2], leave);
                }
            }
            tile += band.tiles();
        }
        parts.add(new Part(enter.arrays(manager), leave.arrays(manager)));
    }

    /** The sixteen sums of the cells that a tile sees. */
    private static void enter(Band band, int left, SumList list) {
        for (int[] down : ENTER) {
            for (int[] across : ENTER) {
                list.next();
                for (int i = 0; i < POINTS; i++) {
                    int y = band.top() + i / SEEN - 1;
                    int x = left + i % SEEN - 1;
                    int factor = down[i / SEEN] * across[i % SEEN];
                    if (factor != 0 && y >= 0 && y < band.rows() && x >= 0 && x < band.columns()) {
                        list.add(band.first() + (long) y * band.columns() + x, factor);
                    }
                }
            }
        }
    }

    /** The sum of the products of a tile, the first of which is given, that is one of its cells. */
    private static void leave(long product, int[] down, int[] across, SumList list) {
        list.next();
        for (int i = 0; i < POINTS; i++) {
            int factor = down[i / SEEN] * across[i % SEEN];
            if (factor != 0) {
                list.add(product + i, factor);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Sums that are being listed, with room for so many. */
    private static final class SumList {
        private final long[] starts;
        private final long[] rows;
        private final float[] weights;
        private int sums;
        private int terms;

        SumList(int sums, int terms) {
            starts = new long[sums];
            rows = new long[terms];
            weights = new float[terms];
        }

        void next() {
            starts[sums++] = terms;
        }

        void add(long row, int factor) {
            rows[terms] = row;
            weights[terms++] = factor;
        }

        Ops.Sums arrays(NDManager manager) {
            Ops.Sums arrays = new Ops.Sums(
                    Ops.constant(manager, Arrays.copyOf(rows, terms)),
                    Ops.constant(manager, Arrays.copyOf(starts, sums)),
                    Ops.constant(manager, Arrays.copyOf(weights, terms), new Shape(terms)));
            for (NDArray array : List.of(arrays.rows(), arrays.starts(), arrays.weights())) {
                NDScope.unregister(array);
            }
            return arrays;
        }
    }
}
