package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Which running statistics a training step moves: {@code norm_eval} and {@code frozen_stages} as MMDetection means them. */
class NormStatisticsTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray picture() {
        HostTensor values = OracleFile.filled("picture", new long[] {2, 3, 64, 64}, -2, 2);
        return Ops.constant(manager, values.values(), new Shape(values.shape()));
    }

    /** The parts with a statistic that a recorded pass moves while the parts {@code from} and later train. */
    private Set<NetworkPart> moved(String name, boolean batchStatistics, NetworkPart from) {
        ParameterSet set = new ParameterSet(manager);
        Backbone backbone =
                Backbones.create(name, set.root(), BackboneOptions.torchvision().training(batchStatistics, 0));
        for (Parameter each : set.all()) {
            each.trainable(!each.buffer() && backbone.part(each.name()).compareTo(from) >= 0);
        }
        try (Recording recording = Recording.of(set.trainable())) {
            NDArray last = backbone.forward(picture()).get(3);
            if (Recording.recorded(last)) {
                recording.backward(last.sum());
            }
        }
        Set<NetworkPart> moved = new TreeSet<>();
        for (Parameter each : set.all()) {
            float start = each.name().endsWith("var") ? 1 : 0;
            for (float value : each.buffer() ? each.toFloatArray() : new float[0]) {
                if (value != start) {
                    moved.add(backbone.part(each.name()));
                }
            }
        }
        return moved;
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "resnet50", "mobilenet_v2"})
    void statisticsOfTheTrainedStagesMoveAndThoseOfTheFixedOnesDoNot(String name) {
        assertEquals(EnumSet.range(NetworkPart.STAGE2, NetworkPart.STAGE4), moved(name, true, NetworkPart.STAGE2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "mobilenet_v2"})
    void noStatisticsMoveWhenTheyAreToBeKept(String name) {
        assertEquals(Set.of(), moved(name, false, NetworkPart.STEM));
    }

    @Test
    void aFrozenBackboneKeepsItsStatistics() {
        assertEquals(Set.of(), moved("resnet18-quarter", true, NetworkPart.NECK));
    }

    @Test
    void onePassMovesAStatisticATenthOfTheWayToTheBatch() {
        ParameterSet set = new ParameterSet(manager);
        BackboneOptions options = BackboneOptions.torchvision().training(true, 0);
        ConvNorm conv = new ConvNorm(
                new ConvNorm.Places(set.root().child("conv"), set.root().child("bn")),
                ConvNorm.Geometry.of(1, 1, 1, 1),
                options);
        set.find("conv.weight").orElseThrow().set(new float[] {1});
        NDArray x = Ops.constant(manager, new float[] {1, 2, 3, 6}, new Shape(1, 1, 2, 2));
        try (Recording recording = Recording.of(set.trainable())) {
            // the mean of the batch is 3, its deviations are -2, -1, 0, 3, its unbiased variance 14 / 3
            float[] normed = conv.forward(x, Ops.Activation.NONE).toFloatArray();
            assertEquals(3, recording.parameters().size());
            double root = Math.sqrt(14 / 4.0 + 1e-5);
            float[] expected = {(float) (-2 / root), (float) (-1 / root), 0, (float) (3 / root)};
            assertArrayEquals(expected, normed, 1e-6f);
        }
        assertEquals(0.3f, set.find("bn.running_mean").orElseThrow().toFloatArray()[0], 1e-6f);
        assertEquals(0.9f + 1.4f / 3, set.find("bn.running_var").orElseThrow().toFloatArray()[0], 1e-6f);
    }
}
