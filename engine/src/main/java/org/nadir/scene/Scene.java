package org.nadir.scene;

/**
 * An open raster image. Reads are thread-safe and may run side by side; {@link #close()} releases the file, after which
 * reads fail with {@link IllegalStateException}. Tests may implement it over values in memory.
 */
public interface Scene extends AutoCloseable {
    /** What is known from the header alone; costs nothing. */
    SceneInfo info();

    /**
     * Reads a window at a resolution. The block is {@code ceil(width / downsample)} by {@code ceil(height / downsample)}
     * samples; the fitting overview is chosen, and what remains is averaged (palette images: nearest).
     *
     * @param window in full-resolution pixels; may reach over the edge, where the block is masked
     * @param downsample full-resolution pixels per sample, at least 1 (fractions allowed)
     * @param bands bands wanted, from 0, in this order; none means all
     * @throws org.nadir.base.UserProblem when the file's pixel data cannot be decoded
     */
    PixelBlock read(PixelWindow window, double downsample, int... bands);

    @Override
    void close();
}
