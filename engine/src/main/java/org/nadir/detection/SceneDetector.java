package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.nadir.base.Progress;
import org.nadir.data.Pixels;
import org.nadir.data.Resizing;
import org.nadir.geometry.RotatedNms;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.SampleType;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneRenderer;

/**
 * Finds the objects of a whole scene: overlapping windows are rendered to 8-bit RGB as the training images were, go through
 * the detector in batches while the next ones are read, and what they found is brought to pixels of the scene. Boxes that a
 * window's edge cuts are left to the neighbour that sees them whole; rotated NMS per class over the whole scene removes what
 * was found twice. Memory is two batches of windows and the detections, whatever the size of the scene. Stateless.
 */
public final class SceneDetector {
    private SceneDetector() {}

    /**
     * How a scene is cut.
     *
     * @param window side of a window in pixels (1024)
     * @param overlap of neighbours in pixels (200): objects up to this size are seen whole by one window at least
     * @param batch windows that go through the network together
     * @param detection thresholds; {@code maxPerImage} counts for each window
     * @param scale pixels of the network per pixel of the scene: what the training images were resized by
     */
    public record Settings(int window, int overlap, int batch, DetectionSettings detection, double scale) {
        public static final Settings DEFAULT = new Settings(1024, 200, 2, DetectionSettings.DEFAULT);

        public Settings {
            if (window < 32 || overlap < 0 || overlap >= window || batch < 1 || !(scale > 0 && scale <= 16)) {
                throw new IllegalArgumentException("Windows of " + window + " with an overlap of " + overlap + " by "
                        + batch + " at a scale of " + scale);
            }
        }

        /** At the scene's own resolution. */
        public Settings(int window, int overlap, int batch, DetectionSettings detection) {
            this(window, overlap, batch, detection, 1);
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

    /**
     * The picture of a scene as the data room would have read the same file for training: JPEG and PNG bytes as they are,
     * GeoTIFF by the default rendering.
     */
    public static Rendering rendering(Scene scene) {
        Rendering shown = Rendering.of(scene);
        String name = String.valueOf(scene.info().file().getFileName()).toLowerCase(Locale.ROOT);
        boolean tiff = name.endsWith(".tif") || name.endsWith(".tiff");
        boolean bytes =
                scene.info().type() == SampleType.UINT8 && shown.palette().isEmpty();
        return bytes && !tiff ? Rendering.bytes(shown.red(), shown.green(), shown.blue()) : shown;
    }

    /** One scene on its way through one detector. */
    private record Pass(Detector detector, Scene scene, Rendering rendering, Settings settings) {
        List<Detection> run(Progress progress) {
            SceneWindows windows =
                    SceneWindows.of(scene.info().width(), scene.info().height(), settings.window(), settings.overlap());
            List<Detection> found = new ArrayList<>();
            CompletableFuture<List<Pixels>> next = read(windows, 0);
            try {
                for (int first = 0; first < windows.count(); first += settings.batch()) {
                    progress.report(first, windows.count(), "windows");
                    if (progress.cancelled()) {
                        throw new CancellationException("The detection was cancelled");
                    }
                    List<Pixels> batch = join(next);
                    next = read(windows, first + settings.batch());
                    collect(windows, first, detect(batch), found);
                }
            } finally {
                // whoever closes the scene after us must not meet a read that is still under way
                settle(next);
            }
            progress.report(windows.count(), windows.count(), "windows");
            return merged(found);
        }

        private CompletableFuture<List<Pixels>> read(SceneWindows windows, int first) {
            int end = Math.min(first + settings.batch(), windows.count());
            if (first >= end) {
                return CompletableFuture.completedFuture(List.of());
            }
            return CompletableFuture.supplyAsync(() -> IntStream.range(first, end)
                    .mapToObj(i -> pixels(windows.window(i)))
                    .toList());
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

        private void collect(SceneWindows windows, int first, List<List<Detection>> batch, List<Detection> found) {
            for (int i = 0; i < batch.size(); i++) {
                PixelWindow window = windows.window(first + i);
                for (Detection detection : batch.get(i)) {
                    Detection placed = detection.scaled(1 / settings.scale()).translated(window.x(), window.y());
                    if (!windows.belongsToNeighbour(first + i, placed.box().bounds())) {
                        found.add(placed);
                    }
                }
            }
        }

        private List<Detection> merged(List<Detection> found) {
            float[] boxes = new float[5 * found.size()];
            float[] scores = new float[found.size()];
            int[] labels = new int[found.size()];
            for (int i = 0; i < scores.length; i++) {
                Targets.pack(found.get(i).box(), boxes, 5 * i);
                scores[i] = (float) found.get(i).score();
                labels[i] = found.get(i).label();
            }
            int[] kept =
                    RotatedNms.keep(boxes, scores, labels, settings.detection().nmsIou());
            return Arrays.stream(kept).mapToObj(found::get).toList();
        }
    }

    private static List<Pixels> join(CompletableFuture<List<Pixels>> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void settle(CompletableFuture<List<Pixels>> read) {
        read.handle((pixels, problem) -> pixels).join();
    }
}
