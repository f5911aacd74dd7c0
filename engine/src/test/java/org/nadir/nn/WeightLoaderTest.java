package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;

class WeightLoaderTest {
    @Test
    void everythingThatDoesNotFitIsNamed() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            ParameterScope scope = set.root().child("backbone");
            Parameter a = scope.weight("a", new Shape(2), Initializer.constant(0));
            Parameter b = scope.weight("b", new Shape(2), Initializer.constant(7));
            scope.weight("c", new Shape(1), Initializer.constant(0));
            set.root().weight("head", new Shape(1), Initializer.constant(0));
            WeightReport report = WeightLoader.load(
                    set,
                    "backbone.",
                    Map.of("a", HostTensor.of(1, 2), "b", HostTensor.of(1), "fc.weight", HostTensor.of(1)));
            assertEquals(List.of("backbone.a"), report.loaded());
            assertEquals(List.of("backbone.c"), report.missing());
            assertEquals(List.of("fc.weight"), report.ignored());
            assertEquals(List.of("backbone.b: the file has (1), the model (2)"), report.mismatched());
            assertFalse(report.complete());
            assertTrue(report.summary().contains("backbone.c"), report.summary());
            assertArrayEquals(new float[] {1, 2}, a.toFloatArray());
            assertArrayEquals(new float[] {7, 7}, b.toFloatArray());
        }
    }

    @Test
    void theFormOfTheBackboneIsReadOutOfTheFile() {
        Map<String, HostTensor> plain = Map.of("bn1.running_mean", HostTensor.of(0));
        assertEquals(
                BackboneOptions.torchvision().foldedNorm(),
                form(plain, Map.of()).foldedNorm());
        Map<String, HostTensor> folded = Map.of("conv1.bias", HostTensor.of(0));
        BackboneOptions tensorflow =
                form(folded, Map.of("input", "RGB, x/127.5-1, 224", "padding", "TensorFlow SAME padding"));
        assertTrue(tensorflow.foldedNorm());
        assertTrue(tensorflow.samePadding());
        assertArrayEquals(
                new float[] {127.5f, 127.5f, 127.5f}, tensorflow.input().std());
        assertFalse(form(folded, Map.of("input", "RGB/255, mean .485")).samePadding());
    }

    private static BackboneOptions form(Map<String, HostTensor> tensors, Map<String, String> metadata) {
        return BackboneOptions.forWeights(new TensorFile(tensors, metadata));
    }
}
