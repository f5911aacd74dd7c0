package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.Targets;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.GradientCheck;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** The explicit terms on single maps over an image of 32 x 32 pixels. */
final class ExplicitStreamTest {
    private static final Shape MAP = new Shape(1, 2, 3, 4);

    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ImageBatch image =
            new ImageBatch(manager.zeros(new Shape(1, 3, 32, 32)), new int[] {32}, new int[] {32});

    @AfterEach
    void close() {
        manager.close();
    }

    private Adapter adapter(int from, int to, float... values) {
        Parameter weight =
                new ParameterSet(manager).root().weight("w" + from, new Shape(to, from, 1, 1), Initializer.constant(0));
        weight.set(values);
        return new Adapter(weight);
    }

    private static SpectralSettings settings(Reduction reduction, String wavelet) {
        return new SpectralSettings(1, 1, 0, 0, wavelet, reduction, false);
    }

    private PairBatch batch(NDArray student, NDArray teacher, float... boxes) {
        Targets targets = new Targets(boxes, new int[boxes.length / 5], new float[0]);
        return new PairBatch(image, List.of(targets), new NDList(student), new NDList(teacher));
    }

    private static NDList terms(SpectralSettings settings, Adapter adapter, PairBatch batch) {
        return new ExplicitStream(settings, true, adapter).terms(batch, Set.of(0));
    }

    private NDArray map(Shape shape, float... values) {
        return Ops.constant(manager, values, shape);
    }

    @Test
    void aBlockComputedByHandHasItsFourDifferences() {
        // s - t = [[4, 2], [1, 1]]: LL 4, B0 2, B1 1, B2 1; no object
        NDArray student = map(new Shape(1, 1, 2, 2), 5, 2, 1, 0);
        NDArray teacher = map(new Shape(1, 1, 2, 2), 1, 0, 0, -1);
        NDList terms = terms(settings(Reduction.MEAN, "haar"), adapter(1, 1, 1), batch(student, teacher));
        assertEquals(16, terms.get(0).getFloat(), 1e-5);
        assertEquals((4 + 1 + 1) / 3.0, terms.get(1).getFloat(), 1e-5);
    }

    @Test
    void anObjectWeighsTheCellsThatItLiesIn() {
        NDArray student = map(new Shape(1, 1, 2, 2), 5, 2, 1, 0);
        NDArray teacher = map(new Shape(1, 1, 2, 2), 1, 0, 0, -1);
        NDList terms =
                terms(settings(Reduction.MEAN, "haar"), adapter(1, 1, 1), batch(student, teacher, 16, 16, 8, 8, 0));
        assertEquals(2 * 16, terms.get(0).getFloat(), 1e-4);
        assertEquals(2 * 2, terms.get(1).getFloat(), 1e-5);
    }

    @Test
    void theSumOfAnImageIsTheMeanTimesItsElements() {
        NDArray student = map(MAP, OracleFile.filled("s", MAP.getShape(), -1, 1).values());
        NDArray teacher = map(MAP, OracleFile.filled("t", MAP.getShape(), -1, 1).values());
        PairBatch batch = batch(student, teacher, 16, 16, 8, 8, 0.3f);
        Adapter same = adapter(2, 2, 1, 0, 0, 1);
        NDList mean = terms(settings(Reduction.MEAN, "haar"), same, batch);
        NDList sum = terms(settings(Reduction.SUM_PER_IMAGE, "haar"), same, batch);
        // 2 channels of 2 x 2 cells, and three bands of them
        assertEquals(8 * mean.get(0).getFloat(), sum.get(0).getFloat(), 1e-5);
        assertEquals(24 * mean.get(1).getFloat(), sum.get(1).getFloat(), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"haar,MEAN", "haar,SUM_PER_IMAGE", "db2,MEAN", "sym4,MEAN", "coif1,MEAN", "bior1.3,MEAN"})
    void gradientsIntoTheStudentEqualDifferences(String wavelet, Reduction reduction) {
        float[] teacher = OracleFile.filled("t", new long[] {1, 3, 3, 4}, -1, 1).values();
        float[] weights = OracleFile.filled("w", new long[] {6}, -1, 1).values();
        float[] student = OracleFile.filled("s", MAP.getShape(), -1, 1).values();
        for (int term = 0; term < 2; term++) {
            int which = term;
            GradientCheck.check(student, MAP, 5e-3, x -> {
                PairBatch batch = batch(x, map(new Shape(1, 3, 3, 4), teacher), 12, 16, 14, 8, 0.3f);
                return terms(settings(reduction, wavelet), adapter(2, 3, weights), batch)
                        .get(which);
            });
        }
    }

    @Test
    void gradientsIntoTheAdapterEqualDifferences() {
        NDArray student = map(MAP, OracleFile.filled("s", MAP.getShape(), -1, 1).values());
        NDArray teacher = map(MAP, OracleFile.filled("t", MAP.getShape(), -1, 1).values());
        PairBatch batch = batch(student, teacher, 16, 16, 8, 8, 0.3f);
        float[] start = {0.5f, -0.25f, 0.75f, 1};
        Adapter adapter = adapter(2, 2, start);
        float[] recorded;
        try (Recording recording = Recording.of(List.of(adapter.weight()))) {
            NDList terms = terms(settings(Reduction.MEAN, "haar"), adapter, batch);
            recording.backward(terms.get(0).add(terms.get(1)));
            recorded = Ops.values(recording.gradient(adapter.weight()).orElseThrow());
        }
        for (int i = 0; i < start.length; i++) {
            double slope = (total(adapter, batch, start, i, 1e-2f) - total(adapter, batch, start, i, -1e-2f)) / 2e-2;
            assertEquals(slope, recorded[i], 5e-3 * Math.max(1, Math.abs(slope)));
        }
    }

    private static double total(Adapter adapter, PairBatch batch, float[] start, int index, float by) {
        float[] moved = start.clone();
        moved[index] += by;
        adapter.weight().set(moved);
        NDList terms = terms(settings(Reduction.MEAN, "haar"), adapter, batch);
        return terms.get(0).getFloat() + (double) terms.get(1).getFloat();
    }

    @Test
    void equalMapsDifferInNothing() {
        NDArray map = map(MAP, OracleFile.filled("s", MAP.getShape(), -1, 1).values());
        NDList terms = terms(settings(Reduction.MEAN, "haar"), adapter(2, 2, 1, 0, 0, 1), batch(map, map));
        assertEquals(0, terms.get(0).getFloat());
        assertEquals(0, terms.get(1).getFloat());
        assertTrue(map.getManager().isOpen());
    }
}
