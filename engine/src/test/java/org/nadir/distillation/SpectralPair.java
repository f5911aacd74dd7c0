package org.nadir.distillation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.nn.BackboneOptions;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** Small pairs for tests: quarter-width ResNet-18s with a few channels and two classes, one image of 64 x 64 pixels. */
final class SpectralPair implements AutoCloseable {
    static final int CHANNELS = 8;

    final NDManager manager = TorchEngine.newManager("cpu");

    private final String kind;

    SpectralPair(String kind) {
        this.kind = kind;
    }

    PyramidDetector detector(long seed, int channels) {
        DetectorSettings settings = new DetectorSettings(
                kind, "resnet18-quarter", channels, 1, 4, List.of("ship", "plane"), BackboneOptions.torchvision());
        return Detectors.create(settings, manager, new RandomStreams(seed));
    }

    /** Student, teacher and amplifier of different weights. */
    Pair pair() {
        return new Pair(detector(1, CHANNELS), detector(2, CHANNELS), Optional.of(detector(3, CHANNELS)));
    }

    static DistillationSettings settings(double low, double high, double full, double highImplicit) {
        SpectralSettings spectral =
                new SpectralSettings(low, high, full, highImplicit, Wavelet.HAAR, Reduction.MEAN, false);
        return new DistillationSettings(
                Distillers.DS2D2, spectral, RivalSettings.PUBLISHED, DistillationSettings.ALL_LEVELS);
    }

    ImageBatch image() {
        float[] pixels =
                OracleFile.filled("image", new long[] {1, 3, 64, 64}, -2, 2).values();
        return new ImageBatch(Ops.constant(manager, pixels, new Shape(1, 3, 64, 64)), new int[] {64}, new int[] {64});
    }

    static List<Targets> targets() {
        return List.of(
                new Targets(new float[] {32, 30, 34, 14, 0.6f, 12, 50, 20, 18, 0}, new int[] {1, 0}, new float[0]));
    }

    PairBatch batch(Pair pair) {
        ImageBatch image = image();
        return new PairBatch(
                image, targets(), pair.student().pyramid(image), pair.teacher().pyramid(image));
    }

    /** Makes the adapter hand maps on as they are. */
    static void identity(Pair pair) {
        Parameter weight =
                pair.student().parameters().find("distillation.adapter.weight").orElseThrow();
        float[] values = new float[CHANNELS * CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            values[i * CHANNELS + i] = 1;
        }
        weight.set(values);
    }

    @Override
    public void close() {
        manager.close();
    }
}
