package org.nadir.scene;

/** Turns samples into screen colours. Stateless, thread-safe. */
public final class SceneRenderer {
    private SceneRenderer() {}

    /**
     * The picture of a block: INT_ARGB_PRE, row-major, transparent where the block is masked.
     *
     * @param block must hold the bands that the rendering names
     */
    public static int[] argb(PixelBlock block, Rendering rendering) {
        int[] out = new int[block.width() * block.height()];
        if (rendering.palette().isPresent()) {
            palette(block, rendering, out);
        } else {
            colour(block, rendering, out);
        }
        return out;
    }

    /** Reads a window and renders it in one go. */
    public static int[] argb(Scene scene, PixelWindow window, double downsample, Rendering rendering) {
        return argb(scene.read(window, downsample, rendering.bands()), rendering);
    }

    private static void palette(PixelBlock block, Rendering rendering, int[] out) {
        int[] table = rendering.palette().orElseThrow();
        float[] values = block.band(required(block, rendering.red()));
        for (int i = 0; i < out.length; i++) {
            int index = (int) values[i];
            if (block.validAt(i) && index >= 0 && index < table.length) {
                out[i] = premultiplied(table[index], block.opacityAt(i));
            }
        }
    }

    private static void colour(PixelBlock block, Rendering rendering, int[] out) {
        int[] bands = {rendering.red(), rendering.green(), rendering.blue()};
        for (int c = 0; c < 3; c++) {
            float[] values = block.band(required(block, bands[c]));
            channel(values, rendering.ranges().get(c), 16 - 8 * c, out);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = block.validAt(i) ? premultiplied(0xff000000 | out[i], block.opacityAt(i)) : 0;
        }
    }

    private static void channel(float[] values, ValueRange range, int shift, int[] out) {
        float low = (float) range.low();
        float scale = (float) (255 / (range.high() - range.low()));
        for (int i = 0; i < out.length; i++) {
            // a NaN becomes 0 by the cast
            int level = (int) ((values[i] - low) * scale + 0.5f);
            out[i] |= Math.max(0, Math.min(255, level)) << shift;
        }
    }

    private static int required(PixelBlock block, int bandNumber) {
        int index = block.indexOf(bandNumber);
        if (index < 0) {
            throw new IllegalArgumentException("the block lacks band " + bandNumber);
        }
        return index;
    }

    private static int premultiplied(int argb, float opacity) {
        int alpha = Math.round((argb >>> 24) * opacity);
        if (alpha >= 255) {
            return argb;
        }
        int red = ((argb >> 16 & 255) * alpha + 127) / 255;
        int green = ((argb >> 8 & 255) * alpha + 127) / 255;
        int blue = ((argb & 255) * alpha + 127) / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
