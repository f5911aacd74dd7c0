package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** Detectors, and maps of noise under their heads of 16 channels. */
abstract class HeadsOverMaps {
    static final List<Targets> TARGETS = List.of(
            new Targets(new float[] {20, 30, 24, 10, 0.3f}, new int[] {0}, new float[0]),
            new Targets(new float[] {40, 20, 30, 20, -0.5f}, new int[] {1}, new float[] {10, 10, 16, 16, 0}));

    final NDManager manager = TorchEngine.newManager("cpu");
    final RandomStreams streams = new RandomStreams(1);

    @AfterEach
    void close() {
        manager.close();
    }

    static DetectorSettings settings(String name, int channels, String... classes) {
        return new DetectorSettings(
                name, "resnet18-quarter", channels, 2, 2, List.of(classes), BackboneOptions.torchvision());
    }

    PyramidDetector detector(String name) {
        return Detectors.create(settings(name, 16, "ship", "plane"), manager, streams);
    }

    /** An untrained head says nearly the same of everything; this one has opinions, and FCOS boxes that have sides. */
    PyramidDetector teacher(String name) {
        PyramidDetector detector = detector(name);
        for (Parameter parameter : detector.parameters().all()) {
            boolean head =
                    parameter.name().contains("bbox_head") && parameter.name().endsWith("weight");
            if (head && !parameter.name().contains("gn") && !parameter.name().contains("shared_fcs")) {
                float[] values = parameter.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 6;
                }
                parameter.set(values);
            }
        }
        detector.parameters().find("bbox_head.conv_reg.bias").ifPresent(bias -> bias.set(new float[] {3, 3, 3, 3}));
        return detector;
    }

    /** Maps of two images of 64 px as parameters, so that gradients towards them are recorded. */
    ParameterSet maps(PyramidDetector detector, int seed) {
        ParameterSet set = new ParameterSet(manager);
        Random random = new Random(seed);
        for (int stride : detector.strides()) {
            long cells = (64 + stride - 1) / stride;
            set.root().child("map").weight("s" + stride, new Shape(2, 16, cells, cells), (values, shape, stream) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
            });
        }
        return set;
    }

    static NDList arrays(ParameterSet maps) {
        return new NDList(maps.all().stream().map(Parameter::array).toArray(NDArray[]::new));
    }

    ImageBatch batch() {
        NDArray pixels = manager.zeros(new Shape(2, 3, 64, 64));
        return new ImageBatch(pixels, new int[] {64, 60}, new int[] {64, 50});
    }

    PyramidDetector create(DetectorSettings settings) {
        return Detectors.create(settings, manager, new RandomStreams(3));
    }
}
