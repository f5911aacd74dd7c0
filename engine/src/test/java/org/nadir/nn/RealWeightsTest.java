package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;
import org.nadir.tensor.WeightFiles;

/** Published weights on real pictures: features that tell scenes apart show that layers, padding and input are right. */
@Tag("real-data")
class RealWeightsTest {
    private static final int PER_CLASS = 8;
    private static final int SIZE = 224;

    private static Path data() {
        Path data = Path.of(System.getProperty("nadir.realData", "none"));
        Assumptions.assumeTrue(Files.isDirectory(data.resolve("weights")), "the real data are not here");
        return data;
    }

    @Test
    void mobileNetLoadsCompletelyAndTellsScenesApart() throws IOException {
        Path file = data().resolve("weights/mobilenet_v2_1.0_imagenet_f16.safetensors");
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            TensorFile weights = WeightFiles.read(file);
            Backbone backbone = Backbones.create("mobilenet_v2", set.root(), BackboneOptions.forWeights(weights));
            WeightReport report = WeightLoader.load(set, "", weights.tensors());
            assertTrue(report.complete(), report.summary());
            assertEquals(4, report.ignored().size());
            double found = nearestNeighbour(backbone, manager, 2, 4);
            assertTrue(found >= 0.7, "share of nearest neighbours of the same class: " + found);
        }
    }

    @Test
    void resNetNamesWhatItsFileLacks() throws IOException {
        Path file = data().resolve("weights/resnet18_imagenet_bnfolded_stem_to_layer3_f16.safetensors");
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            TensorFile weights = WeightFiles.read(file);
            Backbone backbone = Backbones.create("resnet18", set.root(), BackboneOptions.forWeights(weights));
            WeightReport report = WeightLoader.load(set, "", weights.tensors());
            assertEquals(
                    List.of(
                            "layer4.0.conv1.weight",
                            "layer4.0.conv2.weight",
                            "layer4.1.conv1.weight",
                            "layer4.1.conv2.weight"),
                    report.missing());
            double found = nearestNeighbour(backbone, manager, 0, 3);
            assertTrue(found >= 0.75, "share of nearest neighbours of the same class: " + found);
        }
    }

    /** Leave-one-out by the cosine of pooled maps {@code from} to {@code to} - 1. */
    private static double nearestNeighbour(Backbone backbone, NDManager manager, int from, int to) throws IOException {
        List<float[]> features = new ArrayList<>();
        List<Path> folders = list(data().resolve("scene-rsscn7"), Files::isDirectory);
        for (Path folder : folders) {
            for (Path picture : list(folder, Files::isRegularFile).subList(0, PER_CLASS)) {
                features.add(feature(backbone, manager, picture, List.of(from, to)));
            }
        }
        int right = 0;
        for (int i = 0; i < features.size(); i++) {
            int best = -1;
            double highest = -2;
            for (int j = 0; j < features.size(); j++) {
                double cosine = dot(features.get(i), features.get(j));
                if (i != j && cosine > highest) {
                    highest = cosine;
                    best = j;
                }
            }
            right += best / PER_CLASS == i / PER_CLASS ? 1 : 0;
        }
        return right / (double) features.size();
    }

    private static List<Path> list(Path folder, java.util.function.Predicate<Path> kind) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(kind).sorted().toList();
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static float[] feature(Backbone backbone, NDManager manager, Path picture, List<Integer> range)
            throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            NDArray images = scope.create(pixels(picture, backbone.input()), new Shape(1, 3, SIZE, SIZE));
            NDList pooled = new NDList();
            NDList maps = backbone.forward(images);
            for (int i = range.get(0); i < range.get(1); i++) {
                pooled.add(Ops.avgPoolGlobal(maps.get(i)));
            }
            float[] values = Ops.concat(pooled.toArray(new NDArray[0]), 1).toFloatArray();
            double norm = Math.sqrt(dot(values, values));
            for (int i = 0; i < values.length; i++) {
                values[i] /= (float) norm;
            }
            return values;
        }
    }

    private static float[] pixels(Path picture, Normalisation input) throws IOException {
        BufferedImage scaled = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(ImageIO.read(picture.toFile()), 0, 0, SIZE, SIZE, null);
        graphics.dispose();
        float[] values = new float[3 * SIZE * SIZE];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < SIZE * SIZE; i++) {
                int value = (scaled.getRGB(i % SIZE, i / SIZE) >> (16 - 8 * c)) & 255;
                values[c * SIZE * SIZE + i] = (value - input.mean()[c]) / input.std()[c];
            }
        }
        return values;
    }
}
