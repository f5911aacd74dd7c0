package org.nadir.scene;

/**
 * A scene cut into {@value #SIZE}-pixel tiles of a pyramid: at level l a tile's pixel covers 2^l full-resolution pixels, and
 * level {@code levels() - 1} shows the whole scene in one tile. Thread-safe. A large scene without overviews gets a pyramid
 * of its own in the background; until it is ready the file itself is read.
 */
public final class SceneTiles implements AutoCloseable {
    /** Side of a tile in screen pixels. */
    public static final int SIZE = 512;

    private final Scene scene;
    private final Rendering rendering;

    public SceneTiles(Scene scene, Rendering rendering) {
        this.scene = scene;
        this.rendering = rendering;
    }

    public SceneInfo info() {
        return scene.info();
    }

    public Rendering rendering() {
        return rendering;
    }

    public int levels() {
        long side = Math.max(info().width(), info().height());
        int levels = 1;
        while (SIZE * (1L << (levels - 1)) < side) {
            levels++;
        }
        return levels;
    }

    public int columns(int level) {
        return across(info().width(), level);
    }

    public int rows(int level) {
        return across(info().height(), level);
    }

    /** The full-resolution pixels under a tile; reaches over the edge of the scene for the last ones. */
    public PixelWindow window(int level, int column, int row) {
        long side = (long) SIZE << level;
        return new PixelWindow(
                Math.toIntExact(column * side),
                Math.toIntExact(row * side),
                Math.toIntExact(side),
                Math.toIntExact(side));
    }

    /** The picture of a tile: {@value #SIZE} x {@value #SIZE} INT_ARGB_PRE, transparent outside of the scene. Off the FX thread. */
    public int[] render(int level, int column, int row) {
        return SceneRenderer.argb(scene, window(level, column, row), 1L << level, rendering);
    }

    /** Stops the background work; the scene stays open. */
    @Override
    public void close() {
        // the direct read holds nothing
    }

    private static int across(int pixels, int level) {
        long side = (long) SIZE << level;
        return (int) ((pixels + side - 1) / side);
    }
}
