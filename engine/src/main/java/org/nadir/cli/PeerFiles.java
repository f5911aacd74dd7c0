package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nadir.base.Progress;
import org.nadir.data.synthetic.LargeScene;
import org.nadir.detection.Detector;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.Targets;
import org.nadir.nn.BackboneOptions;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneRenderer;
import org.nadir.scene.Scenes;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.Safetensors;

/**
 * The folder that Nadir and PyTorch are measured on: the weights of one model under torchvision's and MMRotate's names, a
 * training batch, boxes, a scene.
 */
record PeerFiles(Path folder) {
    static final int SIDE = 512;
    static final int SCENE_SIDE = 2048;
    static final int WINDOW = 1024;
    static final int OVERLAP = 200;
    static final double NMS_IOU = 0.1;
    static final int CLASSES = 15;

    private static final int BATCH = 2;
    private static final int OBJECTS = 40;
    private static final int CANDIDATES = 10_000;

    /** The model of the comparison. */
    static DetectorSettings settings() {
        return new DetectorSettings(
                Detectors.ROTATED_RETINANET,
                "resnet18",
                256,
                4,
                4,
                Collections.nCopies(CLASSES, "class"),
                BackboneOptions.torchvision());
    }

    Path weights() {
        return folder.resolve("weights.safetensors");
    }

    Path scene() {
        return folder.resolve("scene.tif");
    }

    Path gradients(String who) {
        return folder.resolve(who + ".gradients");
    }

    Map<String, HostTensor> input() {
        return Safetensors.read(folder.resolve("input.safetensors")).tensors();
    }

    Map<String, HostTensor> boxes() {
        return Safetensors.read(folder.resolve("boxes.safetensors")).tensors();
    }

    /** What one of the files holds under a name. */
    static float[] values(Map<String, HostTensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name).values();
    }

    /** The truths of a batch as they lie in the file. */
    static List<Targets> targets(Map<String, HostTensor> input) {
        float[] boxes = values(input, "boxes");
        float[] labels = values(input, "labels");
        List<Targets> targets = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int[] own = new int[OBJECTS];
            for (int k = 0; k < OBJECTS; k++) {
                own[k] = (int) labels[i * OBJECTS + k];
            }
            float[] packed = java.util.Arrays.copyOfRange(boxes, 5 * OBJECTS * i, 5 * OBJECTS * (i + 1));
            targets.add(new Targets(packed, own, new float[0]));
        }
        return targets;
    }

    void write(Detector detector, Progress progress) {
        // a seed of which few activations lie within rounding of zero, where ReLU would tell one side from the other
        RandomStream random = RandomStream.of(4);
        lively(detector, random);
        Safetensors.write(weights(), detector.parameters().export(), Map.of());
        Safetensors.write(folder.resolve("input.safetensors"), batch(random), Map.of());
        float[] candidates = new float[5 * CANDIDATES];
        float[] scores = new float[CANDIDATES];
        RotatedNmsBenchmark.fill(candidates, scores);
        Map<String, HostTensor> boxes = Map.of(
                "first", rows(RotatedIouBenchmark.boxes(1, 100), 5),
                "second", rows(RotatedIouBenchmark.boxes(2, 100), 5),
                "candidates", rows(candidates, 5),
                "scores", HostTensor.of(scores));
        Safetensors.write(folder.resolve("boxes.safetensors"), boxes, Map.of());
        LargeScene.write(scene(), SCENE_SIDE, progress);
        writePlain();
    }

    /** Norms that do something: the first values of a network are means of 0 and factors of 1. */
    private static void lively(Detector detector, RandomStream random) {
        for (Parameter parameter : detector.parameters().all()) {
            if (parameter.name().startsWith("backbone.") && parameter.shape().dimension() == 1) {
                boolean centred =
                        parameter.name().endsWith("bias") || parameter.name().endsWith("mean");
                float[] values = new float[(int) parameter.shape().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (centred ? random.nextDouble(-0.1, 0.1) : random.nextDouble(0.6, 1.2));
                }
                parameter.set(values);
            }
        }
    }

    private static Map<String, HostTensor> batch(RandomStream random) {
        float[] images = new float[BATCH * 3 * SIDE * SIDE];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        float[] boxes = new float[BATCH * OBJECTS * 5];
        float[] labels = new float[BATCH * OBJECTS];
        for (int i = 0; i < labels.length; i++) {
            boxes[5 * i] = (float) random.nextDouble(0, SIDE);
            boxes[5 * i + 1] = (float) random.nextDouble(0, SIDE);
            double width = random.nextDouble(30, 150);
            boxes[5 * i + 2] = (float) width;
            // upright, so that the other side's assigner can be the plain one of its library
            boxes[5 * i + 3] = (float) (width * random.nextDouble(0.4, 0.9));
            labels[i] = random.nextInt(CLASSES);
        }
        return Map.of(
                "images", new HostTensor(new long[] {BATCH, 3, SIDE, SIDE}, DType.F32, images),
                "boxes", new HostTensor(new long[] {BATCH, OBJECTS, 5}, DType.F32, boxes),
                "labels", new HostTensor(new long[] {BATCH, OBJECTS}, DType.F32, labels));
    }

    private static HostTensor rows(float[] values, int columns) {
        return new HostTensor(new long[] {values.length / columns, columns}, DType.F32, values);
    }

    /** The scene as bare bytes: who has no reader for GeoTIFF shall not pay for one. */
    private void writePlain() {
        byte[] rgb = new byte[3 * SCENE_SIDE * SCENE_SIDE];
        try (Scene scene = Scenes.open(scene())) {
            PixelWindow whole = PixelWindow.whole(scene.info());
            int[] argb = SceneRenderer.argb(scene, whole, 1, Rendering.of(scene));
            for (int i = 0; i < argb.length; i++) {
                rgb[3 * i] = (byte) (argb[i] >> 16);
                rgb[3 * i + 1] = (byte) (argb[i] >> 8);
                rgb[3 * i + 2] = (byte) argb[i];
            }
            Files.write(folder.resolve("scene.rgb"), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
