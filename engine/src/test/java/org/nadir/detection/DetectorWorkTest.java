package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.PartWork;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

class DetectorWorkTest {
    private static DetectorSettings small(String detector) {
        return new DetectorSettings(
                detector, "resnet18-quarter", 8, 1, 4, List.of("a", "b"), BackboneOptions.torchvision());
    }

    private static PartWork work(DetectorSettings settings, NetworkPart part, int width, int height) {
        return Detectors.work(settings, width, height).getOrDefault(part, new PartWork(0, 0));
    }

    @Test
    void everyPartOfEveryDetectorHasTheParametersThatAreBuilt() {
        for (String name : Detectors.names()) {
            try (NDManager manager = TorchEngine.newManager("cpu")) {
                Detector detector = Detectors.create(small(name), manager, new RandomStreams(1));
                Map<NetworkPart, Long> built = new EnumMap<>(NetworkPart.class);
                for (Parameter parameter : detector.parameters().all()) {
                    if (!parameter.buffer()) {
                        built.merge(detector.part(parameter), parameter.shape().size(), Long::sum);
                    }
                }
                built.forEach((part, size) ->
                        assertEquals(size, work(small(name), part, 64, 64).parameters(), part + " of " + name));
            }
        }
    }

    /** Maps of 8, 4, 2, 1 and 1 cells a side: 86 cells of 2 x 9 x 8 x 8 + 9 x 8 x 9 x 2 + 9 x 8 x 9 x 5. */
    @Test
    void theHeadOfRetinaNetByHand() {
        assertEquals(
                86L * (1152 + 1296 + 3240),
                work(small(Detectors.ROTATED_RETINANET), NetworkPart.HEAD, 64, 64)
                        .operations());
    }

    /**
     * C3 to C5 of 32, 64 and 128 channels on 8, 4 and 2 cells a side, each 1 x 1 and 3 x 3, then 3 x 3 of 128 and of 8 channels
     * on one cell.
     */
    @Test
    void thePyramidByHand() {
        long expected = 64 * (32 * 8 + 576) + 16 * (64 * 8 + 576) + 4 * (128 * 8 + 576) + 9 * 128 * 8 + 9 * 8 * 8;
        assertEquals(
                expected,
                work(small(Detectors.ROTATED_RETINANET), NetworkPart.NECK, 64, 64)
                        .operations());
    }

    /** MMDetection's list of models tells 239 G for retinanet_r50_fpn at 1280 x 800 with COCO's 80 classes. */
    @Test
    void retinaNetAgreesWithMmdetection() {
        DetectorSettings settings = new DetectorSettings(
                Detectors.RETINANET,
                "resnet50",
                256,
                4,
                4,
                Collections.nCopies(80, "class"),
                BackboneOptions.torchvision());
        long operations = Detectors.work(settings, 1280, 800).values().stream()
                .mapToLong(PartWork::operations)
                .sum();
        assertEquals(239e9, operations, 0.01 * 239e9);
    }

    /** 512 regions of 49 bins of 8 channels: 32 hidden numbers twice, three classes with the background, five offsets. */
    @Test
    void theSecondStageByHand() {
        long regions = 512L * (49 * 8 * 32 + 32 * 32 + 32 * 3 + 32 * 5);
        // the proposals on 16, 8, 4, 2 and 1 cells a side: 3 x 3, then one logit and four offsets for three anchors
        long proposals = (256 + 64 + 16 + 4 + 1) * (9 * 64 + 8 * 3 + 8 * 12L);
        assertEquals(
                regions + proposals,
                work(small(Detectors.ROTATED_FASTER_RCNN), NetworkPart.HEAD, 64, 64)
                        .operations());
    }
}
