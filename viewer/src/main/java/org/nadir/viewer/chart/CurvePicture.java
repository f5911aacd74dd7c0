package org.nadir.viewer.chart;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
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
    public record Size(int width, int height, double scale) {}

    /** The curves with an optional freeze band. */
    public static BufferedImage render(
            CurveModel model, CurveSettings settings, Optional<TimelineSnapshot> freezeBand, Size size) {
        return new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    }

    /** Writes a picture as PNG in one go; throws a UserProblem when the file cannot be written. */
    public static void writePng(Path file, BufferedImage picture) {}
}
