package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.detection.Detectors;
import org.nadir.detection.HeadPlaces;
import org.nadir.detection.PyramidDetector;
import org.nadir.nn.NetworkPart;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;

/** Heads that read the maps of both detectors of a pair. */
final class ImplicitStreamTest {
    private static final double STEP = 0.01;

    private SpectralPair small = new SpectralPair(Detectors.ROTATED_RETINANET);

    @AfterEach
    void close() {
        small.close();
    }

    private void use(String kind) {
        small.close();
        small = new SpectralPair(kind);
    }

    private static UnaryOperator<NDArray> view(String name) {
        return name.equals("full") ? UnaryOperator.identity() : Wavelet.named(name)::highFrequencies;
    }

    /** Heads at their first weights say next to nothing: larger ones have scores that differ, and FCOS boxes with sides. */
    private static void excite(PyramidDetector detector) {
        for (Parameter parameter : detector.parameters().all()) {
            if (detector.part(parameter) == NetworkPart.HEAD
                    && parameter.shape().dimension() > 1) {
                long[] shape = parameter.shape().getShape();
                double bound = Math.sqrt(3.0 * shape[0] / parameter.shape().size());
                HostTensor drawn = OracleFile.filled(parameter.name(), shape, -bound, bound);
                parameter.set(drawn.values());
            }
        }
        detector.parameters().find("bbox_head.conv_reg.bias").ifPresent(bias -> bias.set(new float[] {3, 3, 3, 3}));
    }

    @ParameterizedTest
    @CsvSource({
        "rotated-retinanet, full",
        "rotated-retinanet, haar",
        "rotated-retinanet, db2",
        "retinanet, full",
        "retinanet, haar",
        "rotated-fcos, full",
        "rotated-fcos, haar",
        "faster-rcnn, full",
        "faster-rcnn, haar",
        "oriented-rcnn, full",
        "oriented-rcnn, haar"
    })
    void alongItsGradientIntoTheStudentsMapsATermChangesByTheGradientsLength(String kind, String reads) {
        use(kind);
        Pair pair = small.pair();
        excite(pair.teacher());
        PairBatch batch = small.batch(pair);
        HeadPlaces places = pair.student().places(batch.student(), batch.images(), batch.targets());
        ImplicitStream stream = new ImplicitStream(pair.student(), pair.teacher(), view(reads), Optional.empty());
        List<Parameter> maps = parameters(batch.student());
        List<float[]> slopes = new ArrayList<>();
        try (Recording recording = Recording.of(maps)) {
            recording.backward(term(stream, batch, maps, places));
            maps.forEach(map -> slopes.add(recording
                    .gradient(map)
                    .map(Ops::values)
                    .orElse(new float[(int) map.shape().size()])));
        }
        double length = Math.sqrt(
                slopes.stream().mapToDouble(ImplicitStreamTest::square).sum());
        move(maps, slopes, STEP / length);
        double above = term(stream, batch, maps, places).getFloat();
        move(maps, slopes, -2 * STEP / length);
        double below = term(stream, batch, maps, places).getFloat();
        assertEquals(length, (above - below) / (2 * STEP), 0.02 * length);
        assertTrue(length > 1e-4, "length " + length);
    }

    private List<Parameter> parameters(NDList maps) {
        ParameterSet set = new ParameterSet(small.manager);
        List<Parameter> parameters = new ArrayList<>();
        for (NDArray map : maps) {
            String name = "map" + parameters.size();
            Parameter parameter = set.root().weight(name, map.getShape(), Initializer.constant(0));
            parameter.set(Ops.values(map));
            parameters.add(parameter);
        }
        return parameters;
    }

    private static NDArray term(ImplicitStream stream, PairBatch batch, List<Parameter> maps, HeadPlaces places) {
        NDList student = new NDList();
        maps.forEach(map -> student.add(map.array()));
        PairBatch moved = new PairBatch(batch.images(), batch.targets(), student, batch.teacher());
        return stream.term(moved, DistillationSettings.ALL_LEVELS, places);
    }

    private static double square(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static void move(List<Parameter> maps, List<float[]> slopes, double by) {
        for (int i = 0; i < maps.size(); i++) {
            float[] values = maps.get(i).toFloatArray();
            for (int j = 0; j < values.length; j++) {
                values[j] += (float) (by * slopes.get(i)[j]);
            }
            maps.get(i).set(values);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotated-retinanet", "oriented-rcnn"})
    void levelsThatTakeNoPartTeachNothing(String kind) {
        use(kind);
        Pair pair = small.pair();
        excite(pair.teacher());
        PairBatch batch = small.batch(pair);
        ImplicitStream stream =
                new ImplicitStream(pair.student(), pair.teacher(), UnaryOperator.identity(), Optional.empty());
        HeadPlaces places = pair.student().places(batch.student(), batch.images(), batch.targets());
        NDList mixed = new NDList(batch.teacher());
        mixed.set(0, batch.student().get(0));
        PairBatch finestAlone = new PairBatch(batch.images(), batch.targets(), mixed, batch.teacher());
        double expected = stream.term(finestAlone, DistillationSettings.ALL_LEVELS, places)
                .getFloat();
        assertEquals(expected, stream.term(batch, Set.of(0), places).getFloat(), 1e-6 * expected);
        assertTrue(expected > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotated-retinanet", "rotated-fcos", "faster-rcnn"})
    void mapsOfAnotherWidthPassTheAdapter(String kind) {
        use(kind);
        Pair pair = new Pair(small.detector(1, 4), small.detector(2, 8), Optional.empty());
        PairBatch batch = small.batch(pair);
        Adapter adapter = Adapter.create(pair);
        ImplicitStream stream =
                new ImplicitStream(pair.student(), pair.teacher(), UnaryOperator.identity(), Optional.of(adapter));
        assertFalse(
                Float.isNaN(stream.term(batch, DistillationSettings.ALL_LEVELS).getFloat()));
    }
}
