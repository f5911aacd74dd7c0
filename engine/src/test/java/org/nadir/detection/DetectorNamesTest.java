package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.Backbones;
import org.nadir.nn.Normalisation;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

class DetectorNamesTest {
    private static Map<String, HostTensor> prefixed(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> prefixed = new HashMap<>();
        tensors.forEach((name, tensor) -> prefixed.put("backbone." + name, tensor));
        return prefixed;
    }

    @Test
    void aSwinGoesToMmdetectionAndBackUnchanged() {
        Map<String, HostTensor> theirs =
                prefixed(OracleFile.open("mmdet-swin-small").weights());
        Map<String, HostTensor> back = DetectorNames.toMmrotate(DetectorNames.toOwn(theirs));
        assertEquals(new TreeSet<>(theirs.keySet()), new TreeSet<>(back.keySet()));
        back.forEach((name, tensor) -> assertArrayEquals(
                java.util.Objects.requireNonNull(theirs.get(name)).values(), tensor.values(), name));
    }

    @Test
    void foldedNormsComeBackAsNormsThatAddTheBias() {
        for (String name : new String[] {"resnet18-quarter", "mobilenet_v2"}) {
            try (NDManager manager = TorchEngine.newManager("cpu")) {
                ParameterSet folded = new ParameterSet(manager);
                BackboneOptions options = new BackboneOptions(true, false, Normalisation.imageNet(), false);
                Backbones.create(name, folded.root(), options);
                ParameterSet plain = new ParameterSet(manager);
                Backbones.create(name, plain.root(), BackboneOptions.torchvision());
                Map<String, HostTensor> unfolded = DetectorNames.toTorchvision(prefixed(folded.export()));
                assertEquals(new TreeSet<>(plain.export().keySet()), new TreeSet<>(unfolded.keySet()));
            }
        }
        HostTensor kernel = new HostTensor(new long[] {1, 1, 1, 1}, DType.F32, new float[] {2});
        Map<String, HostTensor> one = DetectorNames.toTorchvision(
                Map.of("backbone.conv1.weight", kernel, "backbone.conv1.bias", HostTensor.of(3)));
        assertArrayEquals(new float[] {3}, one.getOrDefault("bn1.bias", kernel).values());
        assertTrue(one.containsKey("bn1.running_mean"));
        float variance = one.getOrDefault("bn1.running_var", kernel).values()[0];
        assertEquals(1, Math.sqrt(variance + 1e-5), 1e-7);
    }
}
