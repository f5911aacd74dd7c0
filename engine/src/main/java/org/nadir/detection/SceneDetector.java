package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.data.Pixels;
import org.nadir.data.Resizing;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneRenderer;

/**
 * Finds the objects of a whole scene: overlapping windows are rendered to 8-bit RGB as the training images were, go through
 * the detector in batches while the next ones are read, and what they found is brought to pixels of the scene. What a
 * window's edge may have cut is left to a neighbour ({@link Borders}); rotated NMS per class over the whole scene removes
 * what was found twice. Memory is three batches of windows and the detections, whatever the size of the scene. Stateless.
 */
public final class SceneDetector {
    private SceneDetector() {}

    /** Which of two overlapping windows keeps what both may have found. */
    public enum Borders {
        /** All but boxes that an edge cuts while the neighbour there sees them whole. */
        WHOLE_BOXES,
        /** Only boxes whose centre lies in the window's own part, which ends in the middle of each overlap. */
        CENTRES
    }

    /**
     * How a scene is cut.
     *
     * @param window side of a window in pixels (1024)
     * @param overlap of neighbours in pixels (200): objects up to this size are seen whole by one window at least
     * @param batch windows that go through the network together
     * @param detection thresholds; {@code maxPerImage} counts for each window
     * @param scale pixels of the network per pixel of the scene: what the training images were resized by
     * @param borders what becomes of boxes in the overlaps
     */
    public record Settings(
            int window, int overlap, int batch, DetectionSettings detection, double scale, Borders borders) {
        public static final Settings DEFAULT =
                new Settings(1024, 200, 2, DetectionSettings.DEFAULT, 1, Borders.WHOLE_BOXES);

        public Settings {
            if (window < 32 || overlap < 0 || overlap >= window || batch < 1 || !(scale > 0 && scale <= 64)) {
                throw new IllegalArgumentException("Windows of " + window + " with an overlap of " + overlap + " by "
                        + batch + " at a scale of " + scale);
            }
        }
    }

    /**
     * The objects of the scene by falling score, in full-resolution pixels. The detector's thread is the calling one.
     *
     * @throws CancellationException when the progress was cancelled
     * @throws org.nadir.base.UserProblem when the pixels of the scene cannot be read
     */
    public static List<Detection> detect(
            Detector detector, Scene scene, Rendering rendering, Settings settings, Progress progress) {
        return new Pass(detector, scene, rendering, settings).run(progress);
    }

    /** One scene on its way through one detector. */
    private record Pass(Detector detector, Scene scene, Rendering rendering, Settings settings) {
        List<Detection> run(Progress progress) {
            SceneWindows windows =
                    SceneWindows.of(scene.info().width(), scene.info().height(), settings.window(), settings.overlap());
            FoundBoxes found = new FoundBoxes();
            try (WindowFeed feed = new WindowFeed(i -> pixels(windows.window(i)), windows.count(), settings.batch())) {
                for (int first = 0; first < windows.count(); first += settings.batch()) {
                    progress.report(first, windows.count(), "windows");
                    if (progress.cancelled()) {
                        throw new CancellationException("The detection was cancelled");
                    }
                    collect(windows, first, detect(feed.next(settings.batch())), found);
                }
            }
            progress.report(windows.count(), windows.count(), "windows");
            return found.merged(settings.detection().nmsIou());
        }

        private Pixels pixels(PixelWindow window) {
            int[] argb = SceneRenderer.argb(scene, window, 1, rendering);
            byte[] rgb = new byte[3 * argb.length];
            for (int i = 0; i < argb.length; i++) {
                rgb[3 * i] = (byte) (argb[i] >> 16);
                rgb[3 * i + 1] = (byte) (argb[i] >> 8);
                rgb[3 * i + 2] = (byte) argb[i];
            }
            Pixels pixels = new Pixels(window.width(), window.height(), rgb);
            return settings.scale() == 1 ? pixels : Resizing.pixels(pixels, settings.scale());
        }

        private List<List<Detection>> detect(List<Pixels> batch) {
            try (NDManager scope = detector.parameters().manager().newSubManager()) {
                return detector.detect(ImageBatches.of(batch, detector.input(), scope), settings.detection());
            }
        }

        private void collect(SceneWindows windows, int first, List<List<Detection>> batch, FoundBoxes found) {
            for (int i = 0; i < batch.size(); i++) {
                PixelWindow window = windows.window(first + i);
                for (Detection detection : batch.get(i)) {
                    Detection placed = detection.scaled(1 / settings.scale()).translated(window.x(), window.y());
                    if (keeps(windows, first + i, placed.box())) {
                        found.add(placed);
                    }
                }
            }
        }

        private boolean keeps(SceneWindows windows, int index, OrientedBox box) {
            return switch (settings.borders()) {
                case WHOLE_BOXES -> !windows.belongsToNeighbour(index, box.bounds());
                case CENTRES -> windows.owns(index, box.cx(), box.cy());
            };
        }
    }
}
