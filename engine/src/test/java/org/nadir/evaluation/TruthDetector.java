package org.nadir.evaluation;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.data.WindowCut;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.Targets;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.OrientedBox;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * A detector that knows the truth: in each window it finds the objects whole with their scores, and of those that the
 * window cuts the part inside with half the score. It learns where a window lies from the first pixel, in which
 * {@link #located} writes it.
 */
final class TruthDetector implements Detector {
    private final ParameterSet parameters;
    private final SceneInfo scene;
    private final List<Detection> truths;
    private final List<String> classes;

    TruthDetector(NDManager manager, SceneInfo scene, List<Detection> truths, List<String> classes) {
        this.scene = scene;
        this.parameters = new ParameterSet(manager);
        this.truths = truths;
        this.classes = classes;
    }

    /** The scene with the place of a window (below 4096) in the three bytes of its first pixel. */
    static Scene located(Scene scene) {
        return new Scene() {
            @Override
            public SceneInfo info() {
                return scene.info();
            }

            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                PixelBlock block = scene.read(window, downsample, 0, 1, 2);
                block.band(0)[0] = window.x() & 255;
                block.band(1)[0] = window.x() >> 8 | (window.y() >> 8) << 4;
                block.band(2)[0] = window.y() & 255;
                return block;
            }

            @Override
            public void close() {
                scene.close();
            }
        };
    }

    /** A black scene in memory. */
    static Scene black(SceneInfo info) {
        return new Scene() {
            @Override
            public SceneInfo info() {
                return info;
            }

            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                int size = window.width() * window.height();
                return PixelBlock.of(
                        window.width(), window.height(), new float[size], new float[size], new float[size]);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<List<Detection>> detect(ImageBatch batch, DetectionSettings settings) {
        float[] values = batch.pixels().toFloatArray();
        int plane = batch.paddedWidth() * batch.paddedHeight();
        List<List<Detection>> found = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int red = (int) values[3 * i * plane];
            int green = (int) values[(3 * i + 1) * plane];
            int blue = (int) values[(3 * i + 2) * plane];
            int x = red | (green & 15) << 8;
            int y = blue | (green >> 4) << 8;
            found.add(inside(new Bounds(x, y, x + batch.widths()[i], y + batch.heights()[i])));
        }
        return found;
    }

    private List<Detection> inside(Bounds window) {
        List<Detection> seen = new ArrayList<>();
        for (Detection truth : truths) {
            if (!truth.box().bounds().intersects(window)) {
                continue;
            }
            Optional<WindowCut.Part> part = new WindowCut(0.05, false).of(truth.box(), unbounded(window));
            if (part.isPresent()) {
                OrientedBox box = part.get().box();
                double score = box.equals(truth.box()) ? truth.score() : truth.score() / 2;
                seen.add(new Detection(box.translated(-window.minX(), -window.minY()), truth.label(), score));
            }
        }
        return seen;
    }

    /** Labels may reach over the borders of the scene, which cut nothing. */
    private Bounds unbounded(Bounds window) {
        return new Bounds(
                window.minX() == 0 ? -1e6 : window.minX(),
                window.minY() == 0 ? -1e6 : window.minY(),
                window.maxX() == scene.width() ? 1e6 : window.maxX(),
                window.maxY() == scene.height() ? 1e6 : window.maxY());
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
        return classes;
    }

    @Override
    public LossTerms loss(ImageBatch batch, List<Targets> targets) {
        throw new UnsupportedOperationException();
    }
}
