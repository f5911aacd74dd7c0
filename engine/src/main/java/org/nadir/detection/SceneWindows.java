package org.nadir.detection;

import java.util.stream.IntStream;
import org.nadir.geometry.Bounds;
import org.nadir.scene.PixelWindow;

/**
 * The overlapping windows that cover a scene. Neighbours overlap by at least the wanted number of pixels; the last of a row
 * and of a column is moved back so that it ends with the scene. A scene smaller than a window has one, of its own size.
 * Immutable.
 */
final class SceneWindows {
    /** A box that comes this close to an edge, in pixels, counts as cut by it. */
    private static final double EDGE = 2;

    private final int[] lefts;
    private final int[] tops;
    private final int width;
    private final int height;

    private SceneWindows(int[] lefts, int[] tops, int width, int height) {
        this.lefts = lefts;
        this.tops = tops;
        this.width = width;
        this.height = height;
    }

    static SceneWindows of(int sceneWidth, int sceneHeight, int window, int overlap) {
        if (overlap < 0 || overlap >= window) {
            throw new IllegalArgumentException("Windows of " + window + " cannot overlap by " + overlap);
        }
        return new SceneWindows(
                starts(sceneWidth, window, overlap),
                starts(sceneHeight, window, overlap),
                Math.min(window, sceneWidth),
                Math.min(window, sceneHeight));
    }

    private static int[] starts(int length, int window, int overlap) {
        if (length <= window) {
            return new int[1];
        }
        int step = window - overlap;
        int count = (length - window + step - 1) / step + 1;
        return IntStream.range(0, count)
                .map(i -> Math.min(i * step, length - window))
                .toArray();
    }

    int count() {
        return Math.multiplyExact(lefts.length, tops.length);
    }

    /** Window number {@code index}, row by row. */
    PixelWindow window(int index) {
        return new PixelWindow(lefts[index % lefts.length], tops[index / lefts.length], width, height);
    }

    /**
     * True when a position lies in the part of the scene that is this window's own: up to the middle of each overlap, and at
     * the borders of the scene as far as one likes. Every position belongs to exactly one window.
     */
    boolean owns(int index, double x, double y) {
        return within(lefts, index % lefts.length, width, x) && within(tops, index / lefts.length, height, y);
    }

    private static boolean within(int[] starts, int at, int length, double position) {
        boolean afterStart = at == 0 || position >= (starts[at - 1] + length + starts[at]) / 2.0;
        boolean beforeEnd = at == starts.length - 1 || position < (starts[at] + length + starts[at + 1]) / 2.0;
        return afterStart && beforeEnd;
    }

    /**
     * True when a box found in a window reaches an edge of it behind which the scene goes on, while the neighbour there has
     * room for the whole box: then it is the neighbour's to find, and what was found here is likely a part.
     *
     * @param bounds in pixels of the scene
     */
    boolean belongsToNeighbour(int index, Bounds bounds) {
        int column = index % lefts.length;
        int row = index / lefts.length;
        int across = towards(lefts, column, width, new double[] {bounds.minX(), bounds.maxX()});
        int down = towards(tops, row, height, new double[] {bounds.minY(), bounds.maxY()});
        if (across == 0 && down == 0) {
            return false;
        }
        return wholeIn(across, lefts[column + across], width, new double[] {bounds.minX(), bounds.maxX()})
                && wholeIn(down, tops[row + down], height, new double[] {bounds.minY(), bounds.maxY()});
    }

    /** -1, 0 or 1: at which neighbour's side the box reaches the edge; 0 as well where it reaches both. */
    private static int towards(int[] starts, int at, int length, double[] extent) {
        boolean low = at > 0 && extent[0] <= starts[at] + EDGE;
        boolean high = at < starts.length - 1 && extent[1] >= starts[at] + length - EDGE;
        return low == high ? 0 : low ? -1 : 1;
    }

    /** Along an axis where the box reaches no edge the neighbour is the window itself, and nothing is asked. */
    private static boolean wholeIn(int side, int start, int length, double[] extent) {
        return side == 0 || (side > 0 ? extent[0] > start + EDGE : extent[1] < start + length - EDGE);
    }
}
