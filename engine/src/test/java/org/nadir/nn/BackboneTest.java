package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.base.UserProblem;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

class BackboneTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private static BackboneOptions folded() {
        return new BackboneOptions(true, false, Normalisation.imageNet(), false);
    }

    private NDArray picture(int height, int width) {
        float[] values = new float[3 * height * width];
        RandomStream random = RandomStream.of(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(1, 3, height, width));
    }

    /** torchvision's counts without the classifier (and features.18 of MobileNetV2). */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11176512",
        "resnet34, 21284672",
        "resnet50, 23508032",
        "resnet101, 42500160",
        "mobilenet_v2, 1811712"
    })
    void everyBackboneHasAsManyWeightsAsTorchvisions(String name, long expected) {
        ParameterSet set = new ParameterSet(manager);
        Backbones.create(name, set.root(), BackboneOptions.torchvision());
        assertEquals(expected, set.size());
    }

    @ParameterizedTest
    @CsvSource({"resnet18-quarter", "resnet18", "resnet50", "mobilenet_v2"})
    void mapsHaveTheirChannelsAndStrides(String name) {
        ParameterSet set = new ParameterSet(manager);
        Backbone backbone = Backbones.create(name, set.root(), BackboneOptions.torchvision());
        NDList maps = backbone.forward(picture(65, 96));
        assertEquals(4, maps.size());
        for (int i = 0; i < 4; i++) {
            int stride = backbone.strides().get(i);
            Shape expected =
                    new Shape(1, backbone.channels().get(i), (65 + stride - 1) / stride, (96 + stride - 1) / stride);
            assertEquals(expected, maps.get(i).getShape());
        }
    }

    @Test
    void namesAreThoseOfTorchvision() {
        ParameterSet set = new ParameterSet(manager);
        Backbones.create("resnet50", set.root().child("backbone"), BackboneOptions.torchvision());
        for (String name : List.of(
                "conv1.weight",
                "bn1.running_var",
                "layer1.0.downsample.1.bias",
                "layer2.3.conv3.weight",
                "layer4.2.bn3.running_mean")) {
            assertTrue(set.find("backbone." + name).isPresent(), name);
        }
        Backbones.create("mobilenet_v2", set.root(), BackboneOptions.torchvision());
        for (String name : List.of(
                "features.0.0.weight",
                "features.0.1.running_mean",
                "features.1.conv.1.weight",
                "features.1.conv.2.bias",
                "features.17.conv.1.0.weight",
                "features.17.conv.3.running_var")) {
            assertTrue(set.find(name).isPresent(), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "resnet18, backbone.conv1.weight, STEM",
        "resnet18, bn1.bias, STEM",
        "resnet18, layer1.1.conv2.weight, STAGE1",
        "resnet18, backbone.layer4.0.downsample.0.weight, STAGE4",
        "mobilenet_v2, features.0.0.weight, STEM",
        "mobilenet_v2, features.1.conv.1.weight, STEM",
        "mobilenet_v2, features.3.conv.2.weight, STAGE1",
        "mobilenet_v2, features.4.conv.2.weight, STAGE2",
        "mobilenet_v2, features.13.conv.2.weight, STAGE3",
        "mobilenet_v2, backbone.features.17.conv.2.weight, STAGE4"
    })
    void everyParameterBelongsToAPart(String backbone, String parameter, NetworkPart part) {
        ParameterSet set = new ParameterSet(manager);
        assertEquals(
                part,
                Backbones.create(backbone, set.root(), BackboneOptions.torchvision())
                        .part(parameter));
    }

    @Test
    void foldingTheNormIntoTheConvolutionChangesNothing() {
        for (String name : List.of("resnet18-quarter", "mobilenet_v2")) {
            ParameterSet plain = new ParameterSet(manager, new RandomStreams(3));
            Backbone backbone = Backbones.create(name, plain.root(), BackboneOptions.torchvision());
            disturb(plain);
            ParameterSet target = new ParameterSet(manager);
            Backbone other = Backbones.create(name, target.root(), folded());
            WeightReport report = WeightLoader.load(target, "", fold(plain));
            assertTrue(report.complete(), report.summary());
            NDList expected = backbone.forward(picture(64, 64));
            NDList found = other.forward(picture(64, 64));
            for (int i = 0; i < 4; i++) {
                double scale = expected.get(i).abs().max().getFloat();
                assertEquals(0, expected.get(i).sub(found.get(i)).abs().max().getFloat() / scale, 1e-4, name);
            }
        }
    }

    private static void disturb(ParameterSet set) {
        RandomStream random = RandomStream.of(9);
        for (Parameter parameter : set.all()) {
            if (parameter.shape().dimension() == 1) {
                float[] values = new float[(int) parameter.shape().size()];
                boolean offset =
                        parameter.name().endsWith("bias") || parameter.name().endsWith("mean");
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (offset ? random.nextDouble(-0.3, 0.3) : random.nextDouble(0.7, 1.4));
                }
                parameter.set(values);
            }
        }
    }

    private static Map<String, HostTensor> fold(ParameterSet set) {
        Map<String, HostTensor> source = set.export();
        Map<String, HostTensor> folded = new HashMap<>();
        source.forEach((name, weight) -> {
            if (weight.shape().length == 4) {
                String conv = name.substring(0, name.length() - ".weight".length());
                String norm = normOf(conv, source);
                int outputs = (int) weight.shape()[0];
                float[] values = weight.values().clone();
                float[] bias = new float[outputs];
                for (int o = 0; o < outputs; o++) {
                    float scale = (float) (source.get(norm + ".weight").values()[o]
                            / Math.sqrt(source.get(norm + ".running_var").values()[o] + 1e-5));
                    int per = values.length / outputs;
                    for (int i = 0; i < per; i++) {
                        values[o * per + i] *= scale;
                    }
                    bias[o] = source.get(norm + ".bias").values()[o]
                            - source.get(norm + ".running_mean").values()[o] * scale;
                }
                folded.put(name, new HostTensor(weight.shape(), weight.type(), values));
                folded.put(conv + ".bias", HostTensor.of(bias));
            }
        });
        return folded;
    }

    private static String normOf(String conv, Map<String, HostTensor> source) {
        int dot = conv.lastIndexOf('.');
        String last = conv.substring(dot + 1);
        String place = conv.substring(0, dot + 1);
        return last.startsWith("conv") ? place + "bn" + last.substring(4) : place + (Integer.parseInt(last) + 1);
    }

    @Test
    void aPartlyFrozenBackboneHasGradientsForTheRestOnly() {
        ParameterSet set = new ParameterSet(manager);
        Backbone backbone = Backbones.create("resnet18-quarter", set.root(), BackboneOptions.torchvision());
        for (Parameter parameter : set.all()) {
            NetworkPart part = backbone.part(parameter.name());
            parameter.trainable(!parameter.buffer() && part.compareTo(NetworkPart.STAGE2) >= 0);
        }
        try (Recording recording = Recording.of(set.trainable())) {
            NDList maps = backbone.forward(picture(64, 64));
            assertFalse(Recording.recorded(maps.get(0)));
            assertTrue(Recording.recorded(maps.get(1)));
            recording.backward(maps.get(3).sum());
            for (Parameter parameter : set.all()) {
                assertEquals(
                        parameter.trainable(), recording.gradient(parameter).isPresent(), parameter.name());
            }
        }
    }

    @Test
    void runningStatisticsStayInEvaluationAndMoveWhenTrainingFromScratch() {
        for (boolean train : new boolean[] {false, true}) {
            ParameterSet set = new ParameterSet(manager);
            BackboneOptions options = train ? BackboneOptions.fromScratch() : BackboneOptions.torchvision();
            Backbone backbone = Backbones.create("resnet18-quarter", set.root(), options);
            String before = set.digest(Parameter::buffer);
            try (Recording recording = Recording.of(set.trainable())) {
                recording.backward(backbone.forward(picture(64, 64)).get(3).sum());
            }
            assertEquals(!train, before.equals(set.digest(Parameter::buffer)));
        }
    }

    @Test
    void equalSeedsGiveEqualWeightsWhateverElseIsBuilt() {
        ParameterSet first = new ParameterSet(manager, new RandomStreams(4));
        Backbones.create("resnet18-quarter", first.root().child("b"), BackboneOptions.torchvision());
        ParameterSet second = new ParameterSet(manager, new RandomStreams(4));
        Backbone backbone =
                Backbones.create("resnet18-quarter", second.root().child("a"), BackboneOptions.torchvision());
        new Fpn(second.root().child("neck"), backbone, 8);
        Backbones.create("resnet18-quarter", second.root().child("b"), BackboneOptions.torchvision());
        assertEquals(first.digest(p -> true), second.digest(p -> p.name().startsWith("b.")));
    }

    @Test
    void samePaddingPadsRightAndBottomOfEvenSizes() {
        ParameterSet set = new ParameterSet(manager);
        BackboneOptions options = new BackboneOptions(true, true, Normalisation.plusMinusOne(), false);
        ConvNorm conv =
                new ConvNorm(new ConvNorm.Places(set.root(), set.root()), ConvNorm.Geometry.of(1, 1, 3, 2), options);
        set.find("weight").orElseThrow().set(new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0});
        NDArray x = manager.arange(16f).reshape(1, 1, 4, 4);
        // the first tap of each window lies on even rows and columns: nothing was padded left and above
        assertArrayEquals(
                new float[] {0, 2, 8, 10},
                conv.forward(x, org.nadir.tensor.Ops.Activation.NONE).toFloatArray());
    }

    @Test
    void anUnknownBackboneIsASentenceWithTheKnownOnes() {
        ParameterSet set = new ParameterSet(manager);
        UserProblem problem = assertThrows(
                UserProblem.class, () -> Backbones.create("vgg", set.root(), BackboneOptions.torchvision()));
        assertTrue(problem.getMessage().contains("resnet50"));
    }
}
