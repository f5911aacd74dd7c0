package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.Targets;
import org.nadir.tensor.GradientCheck;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Two images of 96 x 128 pixels on a map of four channels, three rows and four columns; answers of PyTorch in the golden file. */
class DistillationRivalsTest {
    private static final int VALUES = 2 * 4 * 3 * 4;
    private static final Shape MAP = new Shape(2, 4, 3, 4);
    private static final PairTraits ONE_STAGE = new PairTraits(4, 4, false, true);
    private static final RivalSettings UNMASKED = new RivalSettings(1, 0, 0);

    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet parameters = new ParameterSet(manager, new RandomStreams(7));

    @AfterEach
    void close() {
        manager.close();
    }

    private LevelMaps maps(NDArray student, NDArray teacher) {
        NDArray pixels = manager.zeros(new Shape(2, 3, 96, 128));
        ImageBatch images = new ImageBatch(pixels, new int[] {128, 128}, new int[] {96, 96});
        Targets first = new Targets(new float[] {20, 30, 20, 20, 0, 72.5f, 60, 95, 60, 0}, new int[2], new float[0]);
        Targets second = new Targets(new float[] {112, 80, 32, 32, 0}, new int[1], new float[0]);
        PairBatch batch = new PairBatch(images, List.of(first, second), new NDList(student), new NDList(teacher));
        return new LevelMaps(student, teacher, batch);
    }

    private NDArray teacher() {
        return Ops.constant(manager, RivalGolden.teacher(VALUES), MAP);
    }

    private MapRival rule(MapRule rule, RivalSettings settings) {
        MapRival rival = rule.level().in(parameters.root(), ONE_STAGE, settings);
        int k = 0;
        for (Parameter parameter : parameters.all()) {
            parameter.set(RivalGolden.filled((int) parameter.shape().size(), 0.5, 1.7, ++k));
        }
        return rival;
    }

    private void hold(String name, MapRival rival) {
        Parameter student = new ParameterSet(manager).root().weight("student", MAP, (values, shape, random) -> {
            System.arraycopy(RivalGolden.student(VALUES), 0, values, 0, VALUES);
        });
        try (Recording recording = Recording.of(List.of(student))) {
            NDList terms = rival.terms(maps(student.array(), teacher()));
            float[] values = new float[terms.size()];
            NDArray sum = null;
            for (int i = 0; i < values.length; i++) {
                values[i] = terms.get(i).getFloat();
                NDArray share = Ops.times(terms.get(i), 1 / values[i]);
                sum = sum == null ? share : sum.add(share);
            }
            recording.backward(sum);
            float[] gradient = Ops.values(recording.gradient(student).orElseThrow());
            RivalGolden.of(name).check(values, gradient);
        }
    }

    private void zeroBetweenEqualMaps(MapRival rival) {
        for (NDArray term : rival.terms(maps(teacher(), teacher()))) {
            assertEquals(0, term.getFloat());
        }
    }

    @Test
    void fitNetsEqualsPyTorchBehindAnAdapter() {
        MapConvolution adapter = MapConvolution.adapter(parameters.root().child("adapter"), 4, 4);
        MapRival rival = rule(FitNets.RULE, UNMASKED);
        hold(
                "fitnets",
                maps -> rival.terms(new LevelMaps(adapter.forward(maps.student()), maps.teacher(), maps.batch())));
    }

    @Test
    void mgdEqualsPyTorchWhereNothingIsMasked() {
        hold("mgd", rule(Mgd.RULE, UNMASKED));
    }

    @Test
    void pkdEqualsPyTorch() {
        hold("pkd", rule(Pkd.RULE, UNMASKED));
    }

    @Test
    void cwdEqualsPyTorchAtEveryTemperature() {
        hold("cwd", rule(Cwd.RULE, UNMASKED));
        hold("cwd tau 2", rule(Cwd.RULE, new RivalSettings(1, 2, 0)));
    }

    @Test
    void fgdEqualsPyTorchInItsFourTerms() {
        hold("fgd", rule(Fgd.RULE, UNMASKED));
    }

    @Test
    void gradientsOfFgdEqualCentralDifferences() {
        MapRival rival = rule(Fgd.RULE, UNMASKED);
        GradientCheck.check(RivalGolden.student(VALUES), MAP, 1e-2, x -> {
            NDList terms = rival.terms(maps(x, Ops.constant(x.getManager(), RivalGolden.teacher(VALUES), MAP)));
            // terms of about one tenth each: differences of float32 see nothing of 5e-6
            NDArray focal = Ops.times(terms.get(0), 25).add(Ops.times(terms.get(1), 75));
            return focal.add(Ops.times(terms.get(2), 45)).add(Ops.times(terms.get(3), 250));
        });
    }

    @Test
    void gradientsOfTheOthersEqualCentralDifferences() {
        differences(rule(Pkd.RULE, UNMASKED), 0.1);
        differences(rule(Cwd.RULE, UNMASKED), 0.1);
        differences(rule(FitNets.RULE, UNMASKED), 1);
    }

    @Test
    void gradientsOfMgdEqualCentralDifferences() {
        differences(rule(Mgd.RULE, UNMASKED), 1e3);
    }

    private void differences(MapRival rival, double scale) {
        GradientCheck.check(RivalGolden.student(VALUES), MAP, 1e-2, x -> {
            NDArray teacher = Ops.constant(x.getManager(), RivalGolden.teacher(VALUES), MAP);
            return Ops.times(rival.terms(maps(x, teacher)).get(0), scale);
        });
    }

    @Test
    void equalMapsCostNothing() {
        zeroBetweenEqualMaps(rule(FitNets.RULE, UNMASKED));
        zeroBetweenEqualMaps(rule(Pkd.RULE, UNMASKED));
        zeroBetweenEqualMaps(rule(Cwd.RULE, UNMASKED));
        // a new block of context adds nothing; the weights of the golden file would
        zeroBetweenEqualMaps(Fgd.RULE.level().in(parameters.root(), ONE_STAGE, UNMASKED));
    }

    @Test
    void pkdSeesNeitherSizeNorOffsetOfAChannel() {
        NDArray moved = teacher().mul(3).add(5);
        assertEquals(
                0, rule(Pkd.RULE, UNMASKED).terms(maps(moved, teacher())).get(0).getFloat(), 1e-9);
    }

    @Test
    void oppositeMapsCostPkdTwiceItsWeight() {
        NDArray opposite = teacher().neg();
        // correlation -1, mean over 2 x 12 values with the sample's deviation: 23/24 of 2 x 6
        double expected = 12 * 23.0 / 24;
        assertEquals(
                expected,
                rule(Pkd.RULE, UNMASKED).terms(maps(opposite, teacher())).get(0).getFloat(),
                1e-4);
    }

    @Test
    void aConstantMapHasAGradientOfNumbersInPkd() {
        MapRival rival = rule(Pkd.RULE, UNMASKED);
        UnaryOperator<NDArray> loss =
                x -> rival.terms(maps(x, Ops.constant(x.getManager(), RivalGolden.teacher(VALUES), MAP)))
                        .get(0);
        for (float slope : GradientCheck.gradient(manager, new float[VALUES], MAP, loss)) {
            assertTrue(Float.isFinite(slope));
        }
    }

    @Test
    void aLevelOfOneValueAChannelCostsPkdNothing() {
        Shape one = new Shape(1, 4, 1, 1);
        NDArray own = manager.ones(one);
        LevelMaps maps = new LevelMaps(
                own, manager.zeros(one), maps(teacher(), teacher()).batch());
        assertEquals(0, rule(Pkd.RULE, UNMASKED).terms(maps).get(0).getFloat());
    }

    @Test
    void whatMgdMasksHasNoGradientAndIsAsMuchAsItWasTold() {
        Shape large = new Shape(2, 4, 40, 40);
        int values = (int) large.size();
        MapRival rival = rule(Mgd.RULE, new RivalSettings(1, 0, 0.65));
        float[] slopes = GradientCheck.gradient(manager, RivalGolden.student(values), large, x -> {
            NDArray teacher = Ops.constant(manager, RivalGolden.teacher(values), large);
            return rival.terms(
                            new LevelMaps(x, teacher, maps(teacher(), teacher()).batch()))
                    .get(0);
        });
        int hidden = 0;
        for (int cell = 0; cell < 2 * 1600; cell++) {
            boolean silent = true;
            for (int channel = 0; channel < 4; channel++) {
                silent &= slopes[cell / 1600 * 6400 + channel * 1600 + cell % 1600] == 0;
            }
            hidden += silent ? 1 : 0;
        }
        // four standard deviations of 3200 draws are 0.034
        assertEquals(0.65, hidden / 3200.0, 0.034);
    }

    @Test
    void logitsOfSigmoidsAreComparedClassByClass() {
        logits("binary", new Shape(1, 3, 2), false);
    }

    @Test
    void logitsOfASoftmaxAreComparedAsADistribution() {
        logits("categorical", new Shape(3, 4), true);
    }

    private void logits(String name, Shape shape, boolean softmax) {
        int count = (int) shape.size();
        float[] own = RivalGolden.filled(count, 3, 0.9, 0.2);
        RivalPlaces places = new RivalPlaces(1, new float[] {1, 0, 2}, softmax);
        UnaryOperator<NDArray> loss = x -> {
            NDArray wanted = Ops.constant(x.getManager(), RivalGolden.filled(count, 2, 1.1, 0.5), shape);
            return LogitKd.divergence(x, wanted, places, 3);
        };
        float value = loss.apply(Ops.constant(manager, own, shape)).getFloat();
        RivalGolden.of(name).check(new float[] {value}, GradientCheck.gradient(manager, own, shape, loss));
        NDArray same = Ops.constant(manager, own, shape);
        assertEquals(0, LogitKd.divergence(same, same, places, 3).getFloat());
    }
}
