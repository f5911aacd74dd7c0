package org.nadir.viewer.map;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;

/**
 * A scene with boxes, legend and scale bar as a picture, painted by Java2D without a toolkit. Safe from any thread.
 */
public final class MapPicture {
    private MapPicture() {}

    /**
     * What the picture holds besides scene and boxes.
     *
     * @param longestSide longest side of the picture in pixels; a smaller scene is not enlarged
     * @param title line above the legend; empty for none
     * @param legend whether classes with colour and count are listed
     * @param scaleBar whether a scale bar is drawn
     */
    public record Options(int longestSide, String title, boolean legend, boolean scaleBar) {
        public static Options standard() {
            return new Options(1600, "", true, true);
        }
    }

    /** The whole scene with the boxes. */
    public static BufferedImage render(Scene scene, Rendering rendering, List<MapBox> boxes, Options options) {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    }

    /** Writes a picture as PNG in one go; throws a UserProblem when the file cannot be written. */
    public static void writePng(Path file, BufferedImage picture) {}
}
