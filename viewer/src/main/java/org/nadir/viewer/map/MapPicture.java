package org.nadir.viewer.map;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.nadir.base.AtomicFile;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.SceneRenderer;

/**
 * A scene with boxes, legend and scale bar as a picture, painted without a toolkit. Boxes look as on the map. Safe from
 * any thread.
 */
public final class MapPicture {
    private static final double LINE_WIDTH = 1.8;
    private static final int HALO_UP_TO = 3000;

    private MapPicture() {}

    /**
     * What the picture holds besides scene and boxes.
     *
     * @param longestSide longest side of the scene in the picture in pixels; a smaller scene is not enlarged
     * @param title line above the scene; empty for none
     * @param legend whether classes with colour and count are listed below the scene
     * @param scaleBar whether a scale bar is drawn
     */
    public record Options(int longestSide, String title, boolean legend, boolean scaleBar) {
        public Options {
            if (longestSide < 16) {
                throw new IllegalArgumentException("A picture of " + longestSide + " pixels shows nothing");
            }
        }

        public static Options standard() {
            return new Options(1600, "", true, true);
        }

        public Options withTitle(String newTitle) {
            return new Options(longestSide, newTitle, legend, scaleBar);
        }
    }

    /** The whole scene with the boxes; opaque. */
    public static BufferedImage render(Scene scene, Rendering rendering, List<MapBox> boxes, Options options) {
        SceneInfo info = scene.info();
        double downsample = Math.max(1, Math.max(info.width(), info.height()) / (double) options.longestSide());
        int width = (int) Math.ceil(info.width() / downsample);
        int height = (int) Math.ceil(info.height() / downsample);
        int[] pixels =
                SceneRenderer.argb(scene, new PixelWindow(0, 0, info.width(), info.height()), downsample, rendering);
        drawBoxes(new LinePainter(width, height, pixels), boxes, 1 / downsample);
        PictureFrame frame = new PictureFrame(width, options.title(), options.legend() ? boxes : List.of());
        BufferedImage picture =
                new BufferedImage(width, height + frame.above() + frame.below(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            frame.paint(pen, picture.getHeight());
            pen.drawImage(image(width, height, pixels), 0, frame.above(), null);
            if (options.scaleBar()) {
                Optional<Double> metres = info.pixelSizeMetres().map(size -> size[0]);
                frame.paintScaleBar(pen, ScaleBar.of(1 / downsample, metres, Math.min(160, width / 3.0)), height);
            }
        } finally {
            pen.dispose();
        }
        return picture;
    }

    /** Writes a picture as PNG in one go; throws a UserProblem when the file cannot be written. */
    public static void writePng(Path file, BufferedImage picture) {
        AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
    }

    private static void drawBoxes(LinePainter target, List<MapBox> boxes, double scale) {
        BoxStrokes.Placement placement = new BoxStrokes.Placement(0, 0, scale);
        BoxStrokes strokes =
                new BoxStrokes(target, new BoxStrokes.Look(placement, LINE_WIDTH, boxes.size() <= HALO_UP_TO));
        boxes.forEach(strokes::draw);
    }

    private static BufferedImage image(int width, int height, int[] pixels) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        System.arraycopy(pixels, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, width * height);
        return image;
    }
}
