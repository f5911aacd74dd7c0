package org.nadir.scene;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A scene cut into {@value #SIZE}-pixel tiles of a pyramid: at level l a tile's pixel covers 2^l full-resolution pixels, and
 * level {@code levels() - 1} shows the whole scene in one tile. Thread-safe. A large scene without overviews gets a pyramid
 * of its own in the background, once per scene and kept in a {@link PyramidCache}; until it is ready the file itself is
 * read. Closing the scene stops that work.
 */
public final class SceneTiles implements AutoCloseable {
    /** Side of a tile in screen pixels. */
    public static final int SIZE = 512;

    private final Scene scene;
    private final Rendering rendering;

    private final Optional<PyramidBuild> pyramid;

    public SceneTiles(Scene scene, Rendering rendering) {
        this(scene, rendering, PyramidCache.standard());
    }

    /** With another place for pyramids than the user's cache folder. */
    public SceneTiles(Scene scene, Rendering rendering, PyramidCache cache) {
        this.scene = scene;
        this.rendering = rendering;
        this.pyramid = scene instanceof RasterScene raster ? raster.accelerate(cache) : Optional.empty();
    }

    /** How far the scene's own pyramid is, 0 to 1; empty when it needs none. May be asked from any thread. */
    public OptionalDouble pyramidProgress() {
        return pyramid.isPresent() ? OptionalDouble.of(pyramid.get().progress()) : OptionalDouble.empty();
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

    /** Ends the use of the tiles; the scene stays open, and so does its pyramid, for other renderings. */
    @Override
    public void close() {
        // nothing is held beyond the scene, which belongs to the caller
    }

    private static int across(int pixels, int level) {
        long side = (long) SIZE << level;
        return (int) ((pixels + side - 1) / side);
    }
}
