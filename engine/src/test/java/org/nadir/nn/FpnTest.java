package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

class FpnTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet set = new ParameterSet(manager);
    private Fpn fpn;

    @BeforeEach
    void build() {
        Backbone backbone =
                Backbones.create("resnet18-quarter", set.root().child("backbone"), BackboneOptions.torchvision());
        fpn = new Fpn(set.root().child("neck"), backbone, 1);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private void set(String name, float value) {
        var parameter = set.find("neck." + name).orElseThrow();
        parameter.set(filled((int) parameter.shape().size(), value));
    }

    /** A 3x3 kernel that keeps the middle value. */
    private void identity(int output) {
        set.find("neck.fpn_convs." + output + ".conv.weight").orElseThrow().set(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0
        });
    }

    @Test
    void fineLevelsAddTheCoarserOnes() {
        for (int i = 0; i < 3; i++) {
            set("lateral_convs." + i + ".conv.weight", 0);
            set("lateral_convs." + i + ".conv.bias", i == 0 ? 1 : i == 1 ? 10 : 100);
            identity(i);
        }
        NDList levels = fpn.forward(maps());
        assertArrayEquals(filled(35, 111), levels.get(0).toFloatArray());
        assertArrayEquals(filled(12, 110), levels.get(1).toFloatArray());
        assertArrayEquals(filled(4, 100), levels.get(2).toFloatArray());
    }

    @Test
    void extraLevelsComeFromTheInputWithoutActivation() {
        set("fpn_convs.3.conv.weight", 0);
        set("fpn_convs.3.conv.bias", -2);
        set("fpn_convs.4.conv.weight", 1);
        NDList levels = fpn.forward(maps());
        assertArrayEquals(new float[] {-2}, levels.get(3).toFloatArray());
        assertArrayEquals(new float[] {-2}, levels.get(4).toFloatArray());
        set("fpn_convs.3.conv.weight", 1);
        set("fpn_convs.3.conv.bias", 0);
        // P6 sees C5 itself: 128 channels of a 2x2 map of ones
        assertArrayEquals(new float[] {512}, fpn.forward(maps()).get(3).toFloatArray());
    }

    @Test
    void aPyramidFromP2EndsWithEveryOtherCellOfP5() {
        ParameterSet own = new ParameterSet(manager);
        Backbone backbone =
                Backbones.create("resnet18-quarter", own.root().child("backbone"), BackboneOptions.torchvision());
        Fpn pooled = new Fpn(own.root().child("neck"), backbone, 1, Fpn.Levels.P2_TO_P6);
        NDList levels = pooled.forward(maps());
        assertEquals(List.of(4, 8, 16, 32, 64), pooled.strides());
        assertEquals(maps().get(0).getShape().get(3), levels.get(0).getShape().get(3));
        assertArrayEquals(
                new float[] {levels.get(3).toFloatArray()[0]}, levels.get(4).toFloatArray());
        assertTrue(own.find("neck.lateral_convs.3.conv.weight").isPresent());
        assertTrue(own.find("neck.fpn_convs.4.conv.weight").isEmpty());
    }

    @Test
    void extraLevelsOfTheOutputComeFromP5AndTakeAReluBeforeTheLast() {
        ParameterSet own = new ParameterSet(manager);
        Backbone backbone =
                Backbones.create("resnet18-quarter", own.root().child("backbone"), BackboneOptions.torchvision());
        Fpn pyramid = new Fpn(own.root().child("neck"), backbone, 1, Fpn.Levels.P3_TO_P7_OF_P5);
        for (String name :
                List.of("lateral_convs.2.conv.weight", "fpn_convs.2.conv.weight", "fpn_convs.3.conv.weight")) {
            var weight = own.find("neck." + name).orElseThrow();
            weight.set(new float[(int) weight.shape().size()]);
        }
        own.find("neck.fpn_convs.2.conv.bias").orElseThrow().set(new float[] {7});
        own.find("neck.fpn_convs.3.conv.weight").orElseThrow().set(filled(9, 1));
        own.find("neck.fpn_convs.4.conv.weight").orElseThrow().set(filled(9, 1));
        // P5 is 2 x 2 of sevens: P6 sums four of them
        assertArrayEquals(new float[] {28}, pyramid.forward(maps()).get(3).toFloatArray());
        own.find("neck.fpn_convs.3.conv.bias").orElseThrow().set(new float[] {-40});
        NDList levels = pyramid.forward(maps());
        assertArrayEquals(new float[] {-12}, levels.get(3).toFloatArray());
        assertArrayEquals(new float[] {0}, levels.get(4).toFloatArray());
    }

    /** C2 to C5 of ones with odd sizes. */
    private NDList maps() {
        NDArray c2 = manager.ones(new Shape(1, 16, 10, 14));
        NDArray c3 = manager.ones(new Shape(1, 32, 5, 7));
        NDArray c4 = manager.ones(new Shape(1, 64, 3, 4));
        NDArray c5 = manager.ones(new Shape(1, 128, 2, 2));
        return new NDList(c2, c3, c4, c5);
    }

    @Test
    void namesAndStridesAreThoseOfMmdetection() {
        assertEquals(List.of(8, 16, 32, 64, 128), fpn.strides());
        assertTrue(set.find("neck.lateral_convs.2.conv.bias").isPresent());
        assertEquals(
                new Shape(1, 128, 3, 3),
                set.find("neck.fpn_convs.3.conv.weight").orElseThrow().shape());
        assertEquals(
                new Shape(1, 1, 3, 3),
                set.find("neck.fpn_convs.4.conv.weight").orElseThrow().shape());
    }
}
