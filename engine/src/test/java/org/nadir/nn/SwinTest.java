package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

class SwinTest {
    private static final Swin.Plan SMALL = new Swin.Plan(8, List.of(2, 2, 2, 2), List.of(1, 2, 4, 8), 7);
    private static final Swin.Plan TINY = new Swin.Plan(4, List.of(2, 1, 1, 1), List.of(1, 2, 2, 2), 2);

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private static BackboneOptions dropping(double rate) {
        return BackboneOptions.torchvision().training(false, rate);
    }

    private NDArray picture(int images, int height, int width) {
        HostTensor values = OracleFile.filled("picture", new long[] {images, 3, height, width}, -2, 2);
        return Ops.constant(manager, values.values(), new Shape(values.shape()));
    }

    @Test
    void mapsAreThoseOfTorchvision() {
        OracleFile oracle = OracleFile.open("torchvision-swin-small");
        ParameterSet set = new ParameterSet(manager);
        Swin swin = new Swin(set.root(), SMALL, dropping(0.2));
        WeightReport report = WeightLoader.load(set, "", oracle.weights());
        assertTrue(report.complete(), report.summary());
        assertEquals(List.of("norm.weight", "norm.bias"), report.ignored());
        HostTensor image = oracle.image();
        NDList maps = swin.forward(Ops.constant(manager, image.values(), new Shape(image.shape())));
        for (int i = 0; i < 4; i++) {
            float[] expected = oracle.output("c" + (i + 2)).values();
            float[] map = maps.get(i).toFloatArray();
            int step = map.length > 3000 ? 3 : 1;
            float[] found = new float[expected.length];
            for (int at = 0; at < found.length; at++) {
                found[at] = map[at * step];
            }
            assertArrayEquals(expected, found, 1e-4f, "map " + i);
        }
        assertEquals(new Shape(1, 16, 19, 13), maps.get(1).getShape());
    }

    @Test
    void severalImagesGiveWhatEachGivesAlone() {
        ParameterSet set = new ParameterSet(manager);
        Swin swin = new Swin(set.root(), SMALL, dropping(0));
        NDArray both = picture(2, 68, 84);
        NDList together = swin.forward(both);
        NDList second = swin.forward(both.get("1:2"));
        for (int i = 0; i < 4; i++) {
            float[] all = together.get(i).toFloatArray();
            float[] half = Arrays.copyOfRange(all, all.length / 2, all.length);
            assertArrayEquals(second.get(i).toFloatArray(), half, 1e-4f);
        }
    }

    @ParameterizedTest
    @CsvSource({"swin_t, 27520698", "swin_s, 48838602"})
    void theyHaveAsManyWeightsAsMmdetections(String name, long expected) {
        ParameterSet set = new ParameterSet(manager);
        Backbone swin = Backbones.create(name, set.root(), BackboneOptions.torchvision());
        assertEquals(expected, set.size());
        assertEquals(List.of(96, 192, 384, 768), swin.channels());
        assertEquals(List.of(4, 8, 16, 32), swin.strides());
    }

    @ParameterizedTest
    @CsvSource({"65, 97", "31, 33", "4, 4", "224, 32"})
    void imagesOfAnySizeGiveMapsRoundedUp(int height, int width) {
        ParameterSet set = new ParameterSet(manager);
        Swin swin = new Swin(set.root(), SMALL, dropping(0));
        NDList maps = swin.forward(picture(1, height, width));
        int rows = (height + 3) / 4;
        int columns = (width + 3) / 4;
        for (int i = 0; i < 4; i++) {
            assertEquals(new Shape(1, 8L << i, rows, columns), maps.get(i).getShape());
            rows = (rows + 1) / 2;
            columns = (columns + 1) / 2;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "backbone.features.0.0.weight, STEM",
        "features.0.2.bias, STEM",
        "features.1.0.attn.qkv.weight, STAGE1",
        "features.2.reduction.weight, STAGE1",
        "backbone.norm0.weight, STAGE1",
        "features.3.1.norm1.weight, STAGE2",
        "features.6.norm.bias, STAGE3",
        "features.7.1.mlp.3.weight, STAGE4",
        "backbone.norm3.bias, STAGE4"
    })
    void everyParameterBelongsToAPartAsMmdetectionFreezesIt(String parameter, NetworkPart part) {
        Swin swin = new Swin(new ParameterSet(manager).root(), TINY, dropping(0));
        assertEquals(part, swin.part(parameter));
    }

    @Test
    void recordedGradientsAreThoseOfDifferences() {
        ParameterSet set = new ParameterSet(manager);
        Swin swin = swin(set, 0);
        NDArray image = picture(1, 28, 20);
        for (String name : List.of(
                "features.0.0.weight",
                "features.1.1.attn.relative_position_bias_table",
                "features.1.1.attn.qkv.weight",
                "features.2.reduction.weight",
                "features.3.0.mlp.0.bias",
                "norm3.weight")) {
            Parameter parameter = set.find(name).orElseThrow();
            float[] recorded;
            try (Recording recording = Recording.of(List.of(parameter))) {
                recording.backward(sum(swin, image));
                recorded = recording.gradient(parameter).orElseThrow().toFloatArray();
            }
            float[] values = parameter.toFloatArray();
            for (int i = 0; i < Math.min(values.length, 3); i++) {
                double slope = (moved(swin, image, parameter, values, i, 1e-2)
                                - moved(swin, image, parameter, values, i, -1e-2))
                        / 2e-2;
                assertEquals(slope, recorded[i], 2e-2 * Math.max(1, Math.abs(slope)), name + " " + i);
            }
        }
    }

    private static double moved(Swin swin, NDArray image, Parameter parameter, float[] values, int at, double by) {
        float[] changed = values.clone();
        changed[at] += (float) by;
        parameter.set(changed);
        try (NDArray sum = sum(swin, image)) {
            return sum.getFloat();
        } finally {
            parameter.set(values);
        }
    }

    /** A weighted sum of all maps, so that no gradient cancels out. */
    private static NDArray sum(Swin swin, NDArray image) {
        return Scoped.keep(() -> {
            NDList maps = swin.forward(image);
            NDArray total = null;
            for (NDArray map : maps) {
                HostTensor factors = OracleFile.filled("factors", map.getShape().getShape(), -0.3, 0.5);
                NDArray part = map.mul(Ops.constant(map.getManager(), factors.values(), map.getShape()))
                        .sum();
                total = total == null ? part : total.add(part);
            }
            return java.util.Objects.requireNonNull(total);
        });
    }

    @Test
    void branchesAreDroppedInTrainingOnlyAndTheSameSeedDropsTheSame() {
        float[] first = trainedPass(0.5, 3);
        assertArrayEquals(first, trainedPass(0.5, 3));
        assertFalse(Arrays.equals(first, trainedPass(0.5, 4)), "another seed");
        float[] still = trainedPass(0, 3);
        assertFalse(Arrays.equals(first, still), "nothing was dropped");
        Swin evaluated = swin(new ParameterSet(manager), 0.5);
        assertArrayEquals(still, evaluated.forward(picture(4, 32, 32)).get(3).toFloatArray());
    }

    private float[] trainedPass(double rate, long seed) {
        ParameterSet set = new ParameterSet(manager, new RandomStreams(seed));
        Swin swin = swin(set, rate);
        try (Recording recording = Recording.of(List.copyOf(set.all()))) {
            assertFalse(recording.parameters().isEmpty());
            return swin.forward(picture(4, 32, 32)).get(3).toFloatArray();
        }
    }

    /** With weights that do not depend on the seed. */
    private static Swin swin(ParameterSet set, double rate) {
        Swin swin = new Swin(set.root(), TINY, dropping(rate));
        for (Parameter each : set.all()) {
            each.set(OracleFile.filled(each.name(), each.shape().getShape(), -0.6, 0.6)
                    .values());
        }
        return swin;
    }

    @Test
    void aStageThatIsFrozenForTheTimeBeingStillDropsAndOneThatNeverTrainsDoesNot() {
        assertEquals(32L, drawn(Set.of()), "four blocks drop two branches of four images");
        assertEquals(
                8L, drawn(Set.of(NetworkPart.STAGE1, NetworkPart.STAGE2, NetworkPart.STAGE3)), "only that of stage 4");
    }

    /** How many numbers a step draws that trains stage 4 alone; the rate of the first block is 0. */
    private long drawn(Set<NetworkPart> fixed) {
        RandomStreams streams = new RandomStreams(1);
        ParameterSet set = new ParameterSet(manager, streams);
        Swin swin = new Swin(set.root(), TINY, dropping(0.5).fixing(fixed));
        List<Parameter> last = set.all().stream()
                .filter(each -> swin.part(each.name()) == NetworkPart.STAGE4)
                .toList();
        try (Recording recording = Recording.of(last)) {
            swin.forward(picture(4, 32, 32));
            assertEquals(last.size(), recording.parameters().size());
            return streams.state().get("drop_path");
        }
    }

    @Test
    void itLearnsWithAdamW() {
        ParameterSet set = new ParameterSet(manager, new RandomStreams(2));
        Swin swin = new Swin(set.root(), TINY, dropping(0.1));
        AdamW optimiser = new AdamW(set, AdamW.Settings.withDecay(0.05));
        NDArray image = picture(2, 32, 32);
        float[] goal =
                OracleFile.filled("goal", new long[] {2, 32, 1, 1}, -1, 1).values();
        double first = Double.NaN;
        double last = Double.NaN;
        for (int step = 0; step < 40; step++) {
            try (NDManager scope = manager.newSubManager();
                    Recording recording = Recording.of(List.copyOf(set.all()))) {
                NDArray loss = swin.forward(Scoped.keep(image::duplicate))
                        .get(3)
                        .sub(Ops.constant(scope, goal, new Shape(2, 32, 1, 1)))
                        .square()
                        .mean();
                recording.backward(loss);
                last = loss.getFloat();
                first = step == 0 ? last : first;
                optimiser.step(recording, 0.01);
            }
        }
        assertTrue(last < 0.3 * first, first + " fell to " + last);
    }
}
