package org.nadir.viewer.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.nadir.base.AtomicFile;
import org.nadir.viewer.timeline.TimelineSnapshot;

/**
 * The picture of a {@link CurveChart} without a toolkit, for the terminal and for reports. Safe from any thread.
 */
public final class CurvePicture {
    private CurvePicture() {}

    /**
     * Size of a picture.
     *
     * @param width width in logical pixels
     * @param height height in logical pixels
     * @param scale device pixels per logical pixel, above 0
     */
    public record Size(int width, int height, double scale) {
        public Size {
            if (width < 1 || height < 1 || !(scale > 0)) {
                throw new IllegalArgumentException("Not a size: " + width + " x " + height + " at " + scale);
            }
        }
    }

    /** The curves with an optional freeze band, opaque. */
    public static BufferedImage render(
            CurveModel model, CurveSettings settings, Optional<TimelineSnapshot> freezeBand, Size size) {
        return render(new CurveRequest(model.all(), settings, freezeBand, Optional.empty()), size)
                .image();
    }

    /** Paints onto a Java2D surface of any kind, such as one that writes vectors; starts at the surface's origin. */
    public static void paint(Graphics2D pen, CurveModel model, CurveSettings settings, Size size) {
        CurveRequest request = new CurveRequest(model.all(), settings, Optional.empty(), Optional.empty());
        CurvePainter.paint(pen, request, size.width(), size.height());
    }

    /** Writes a picture as PNG in one go; throws a UserProblem when the file cannot be written. */
    public static void writePng(Path file, BufferedImage picture) {
        AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
    }

    /** A picture and where things lie in it. */
    record Painted(BufferedImage image, CurveLayout layout) {}

    static Painted render(CurveRequest request, Size size) {
        int width = (int) Math.ceil(size.width() * size.scale());
        int height = (int) Math.ceil(size.height() * size.scale());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D pen = image.createGraphics();
        try {
            pen.scale(size.scale(), size.scale());
            return new Painted(image, CurvePainter.paint(pen, request, size.width(), size.height()));
        } finally {
            pen.dispose();
        }
    }
}
