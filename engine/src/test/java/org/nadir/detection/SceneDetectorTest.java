package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.Progress;
import org.nadir.geometry.OrientedBox;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/** A detector that frames every bright blob of a window, on scenes of grey 0 with blobs of 250. */
final class SceneDetectorTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final BlobDetector detector = new BlobDetector(manager);

    @AfterEach
    void close() {
        manager.close();
    }

    private List<Detection> detect(int width, int height, Progress progress, int[]... blobs) {
        SceneDetector.Settings settings = settings(SceneDetector.Borders.WHOLE_BOXES);
        Scene scene = new Blobs(width, height, blobs);
        return SceneDetector.detect(detector, scene, Rendering.bytes(0, 0, 0), settings, progress);
    }

    private static SceneDetector.Settings settings(SceneDetector.Borders borders) {
        return new SceneDetector.Settings(96, 32, 3, DetectionSettings.DEFAULT, 1, borders);
    }

    @Test
    void boxesComeInPixelsOfTheScene() {
        List<Detection> found = detect(300, 200, Progress.none(), new int[] {250, 150, 20, 10});
        assertEquals(1, found.size());
        assertEquals(new OrientedBox(260, 155, 20, 10, 0), found.get(0).box());
    }

    @Test
    void anObjectInTheOverlapIsFoundOnceAndWhole() {
        // windows 0..96, 64..160, 128..224, 204..300: the blob lies across 96
        List<Detection> found = detect(300, 96, Progress.none(), new int[] {80, 40, 25, 10});
        assertEquals(
                List.of(new OrientedBox(92.5, 45, 25, 10, 0)),
                found.stream().map(Detection::box).toList());
    }

    @Test
    void everyObjectOfAFullSceneIsFoundOnce() {
        List<int[]> blobs = new ArrayList<>();
        for (int x = 3; x < 280; x += 24) {
            for (int y = 3; y < 180; y += 24) {
                blobs.add(new int[] {x, y, 17, 9});
            }
        }
        List<Detection> found = detect(300, 200, Progress.none(), blobs.toArray(new int[0][]));
        assertEquals(blobs.size(), found.size());
        assertTrue(found.stream().allMatch(d -> d.box().width() == 17 && d.box().height() == 9));
    }

    @Test
    void aWindowKeepsOnlyCentresOfItsOwnPartWhenAsked() {
        // windows 0..96 and 64..160 meet at 80: the whole bar is seen by both, its cut end by the second alone
        Scene scene = new Blobs(160, 96, new int[] {66, 40, 20, 10}, new int[] {5, 70, 82, 6});
        List<Detection> found = SceneDetector.detect(
                detector, scene, Rendering.bytes(0, 0, 0), settings(SceneDetector.Borders.CENTRES), Progress.none());
        assertEquals(
                List.of(new OrientedBox(46, 73, 82, 6, 0), new OrientedBox(76, 45, 20, 10, 0)),
                found.stream().map(Detection::box).toList());
    }

    @Test
    void windowsInMemoryAreBoundedHoweverLargeTheScene() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Scene counting = new Blobs(3000, 2000, new int[] {1500, 1000, 20, 10}) {
            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                int taken = detector.windows;
                most.accumulateAndGet(begun.incrementAndGet() - taken, Math::max);
                return super.read(window, downsample, bands);
            }
        };
        List<Detection> found = SceneDetector.detect(
                detector,
                counting,
                Rendering.bytes(0, 0, 0),
                settings(SceneDetector.Borders.WHOLE_BOXES),
                Progress.none());
        assertEquals(1, found.size());
        assertEquals(47 * 31, begun.get());
        // the batch in the detector and two that are read ahead
        assertTrue(most.get() <= 9, "windows alive: " + most.get());
    }

    @Test
    void cancellingInTheMiddleLeavesNoReadUnderWay() {
        AtomicInteger reading = new AtomicInteger();
        Scene slow = new Blobs(900, 900) {
            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                reading.incrementAndGet();
                try {
                    return super.read(window, downsample, bands);
                } finally {
                    reading.decrementAndGet();
                }
            }
        };
        Progress stop = new Progress() {
            private boolean enough;

            @Override
            public void report(long done, long total, String what) {
                enough = done >= 9;
            }

            @Override
            public boolean cancelled() {
                return enough;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> SceneDetector.detect(
                        detector, slow, Rendering.bytes(0, 0, 0), settings(SceneDetector.Borders.WHOLE_BOXES), stop));
        assertEquals(0, reading.get());
    }

    @Test
    void aThousandObjectsAreFoundAndAnEmptySceneHasNone() {
        List<int[]> blobs = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            blobs.add(new int[] {4 + i % 32 * 16, 4 + i / 32 * 16, 9, 5});
        }
        assertEquals(
                1024,
                detect(523, 519, Progress.none(), blobs.toArray(new int[0][])).size());
        assertEquals(List.of(), detect(523, 519, Progress.none()));
    }

    @Test
    void aSceneSmallerThanAWindowAndOfOddSizeIsOneWindow() {
        List<Detection> found = detect(45, 37, Progress.none(), new int[] {10, 10, 20, 10});
        assertEquals(1, found.size());
        assertEquals(List.of(new Shape(1, 3, 64, 64)), detector.shapes);
    }

    @Test
    void cancellingEndsIt() {
        Progress stop = new Progress() {
            @Override
            public void report(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> detect(300, 200, stop));
    }

    @Test
    void aProblemOfTheSceneComesThrough() {
        Scene broken = new Blobs(300, 200) {
            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                throw new IllegalStateException("broken tile");
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> SceneDetector.detect(
                        detector, broken, Rendering.bytes(0, 0, 0), SceneDetector.Settings.DEFAULT, Progress.none()));
    }

    private static class Blobs implements Scene {
        private final SceneInfo info;
        private final int[][] blobs;

        Blobs(int width, int height, int[]... blobs) {
            info = SceneInfo.plain(Path.of("blobs.tif"), width, height, 1);
            this.blobs = blobs;
        }

        @Override
        public SceneInfo info() {
            return info;
        }

        @Override
        public PixelBlock read(PixelWindow window, double downsample, int... bands) {
            float[] values = new float[window.width() * window.height()];
            for (int i = 0; i < values.length; i++) {
                int x = window.x() + i % window.width();
                int y = window.y() + i / window.width();
                for (int[] b : blobs) {
                    if (x >= b[0] && x < b[0] + b[2] && y >= b[1] && y < b[1] + b[3]) {
                        values[i] = 250;
                    }
                }
            }
            return PixelBlock.of(window.width(), window.height(), values);
        }

        @Override
        public void close() {}
    }

    private static final class BlobDetector implements Detector {
        private final ParameterSet parameters;
        private final List<Shape> shapes = new ArrayList<>();
        private volatile int windows;

        BlobDetector(NDManager manager) {
            parameters = new ParameterSet(manager);
        }

        @Override
        public ParameterSet parameters() {
            return parameters;
        }

        @Override
        public NetworkPart part(Parameter parameter) {
            return NetworkPart.HEAD;
        }

        @Override
        public Normalisation input() {
            return new Normalisation(new float[3], new float[] {1, 1, 1});
        }

        @Override
        public List<String> classes() {
            return List.of("blob");
        }

        @Override
        public LossTerms loss(ImageBatch batch, List<Targets> targets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<List<Detection>> detect(ImageBatch batch, DetectionSettings settings) {
            shapes.add(batch.pixels().getShape());
            windows += batch.size();
            float[] values = batch.pixels().toFloatArray();
            int width = batch.paddedWidth();
            int plane = width * batch.paddedHeight();
            List<List<Detection>> all = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                all.add(blobs(java.util.Arrays.copyOfRange(values, 3 * i * plane, (3 * i + 1) * plane), width));
            }
            return all;
        }

        private static List<Detection> blobs(float[] grey, int width) {
            List<Detection> found = new ArrayList<>();
            for (int at = 0; at < grey.length; at++) {
                if (grey[at] > 0) {
                    int w = 0;
                    int h = 0;
                    while (at % width + w < width && grey[at + w] > 0) {
                        w++;
                    }
                    while (at + h * width < grey.length && grey[at + h * width] > 0) {
                        java.util.Arrays.fill(grey, at + h * width, at + h * width + w, 0);
                        h++;
                    }
                    OrientedBox box = new OrientedBox(at % width + w / 2.0, at / width + h / 2.0, w, h, 0);
                    found.add(new Detection(box, 0, 0.5 + w * h / 10_000.0));
                }
            }
            return found;
        }
    }
}
