package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

class BackboneNamesTest {
    private static final Swin.Plan SMALL = new Swin.Plan(8, List.of(2, 2, 2, 2), List.of(1, 2, 4, 8), 7);

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aSwinOfMmdetectionGivesItsOwnMaps() {
        OracleFile oracle = OracleFile.open("mmdet-swin-small");
        NDList maps = maps(oracle, BackboneNames.toOwn(oracle.weights()));
        for (int i = 0; i < 4; i++) {
            compare(oracle, "c" + (i + 2), maps.get(i).toFloatArray());
        }
    }

    @Test
    void aSwinOfTimmGivesItsOwnLastMap() {
        OracleFile oracle = OracleFile.open("timm-swin-small");
        Map<String, HostTensor> own = new LinkedHashMap<>(BackboneNames.toOwn(oracle.weights()));
        // the norm in front of timm's classifier takes the place of that of the last output
        for (String each : List.of("weight", "bias")) {
            own.put("norm3." + each, own.remove("norm." + each));
            for (int i = 0; i < 3; i++) {
                own.put("norm" + i + "." + each, OracleFile.filled("norm", new long[] {8L << i}, 0, 1));
            }
        }
        compare(oracle, "c5", maps(oracle, own).get(3).toFloatArray());
    }

    private NDList maps(OracleFile oracle, Map<String, HostTensor> weights) {
        ParameterSet set = new ParameterSet(manager);
        Swin swin = new Swin(set.root(), SMALL, BackboneOptions.torchvision());
        WeightReport report = WeightLoader.load(set, "", weights);
        assertTrue(report.complete(), report.summary() + report.mismatched());
        HostTensor image = oracle.image();
        return swin.forward(Ops.constant(manager, image.values(), new Shape(image.shape())));
    }

    private static void compare(OracleFile oracle, String name, float[] map) {
        int step = Integer.parseInt(oracle.note("step"));
        float[] expected = oracle.output(name).values();
        float[] found = new float[expected.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = map[i * step];
        }
        assertArrayEquals(expected, found, 1e-4f, name);
    }

    @Test
    void theAuthorsSwinMergesBehindAStage() {
        HostTensor one = HostTensor.of(1, 2, 3, 4);
        Map<String, HostTensor> own = BackboneNames.toOwn(Map.of(
                "patch_embed.proj.bias", one,
                "layers.0.downsample.norm.bias", one,
                "layers.2.blocks.5.mlp.fc2.bias", one,
                "head.bias", one));
        assertEquals(
                Set.of("features.0.0.bias", "features.2.norm.bias", "features.5.5.mlp.3.bias", "head.bias"),
                own.keySet());
        assertTrue(one.sameAs(own.get("features.2.norm.bias")), "not sorted anew");
    }

    @Test
    void wrappingPrefixesAreTakenOff() {
        HostTensor one = HostTensor.of(1);
        Map<String, HostTensor> own = BackboneNames.toOwn(Map.of(
                "module.backbone.conv1.weight", one,
                "module.backbone.layer1.0.bn1.bias", one,
                "module.neck.lateral_convs.0.conv.bias", one));
        assertEquals(Set.of("conv1.weight", "layer1.0.bn1.bias", "neck.lateral_convs.0.conv.bias"), own.keySet());
    }
}
