package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;

/** State dictionaries of torchvision's detectors by their names and shapes alone. */
class TorchvisionDetectorTest {
    private static final int CHANNELS = 2;

    private final Map<String, HostTensor> tensors = new LinkedHashMap<>();

    TorchvisionDetectorTest() {
        blocks(3, 4, 6, 3);
        put("backbone.body.layer1.0.conv3.weight", 1, 1, 1, 1);
        for (int i = 0; i < 3; i++) {
            layer("backbone.fpn.inner_blocks." + i + ".0", CHANNELS, 1);
            layer("backbone.fpn.layer_blocks." + i + ".0", CHANNELS, 3);
        }
        layer("backbone.fpn.extra_blocks.p6", CHANNELS, 3);
        layer("backbone.fpn.extra_blocks.p7", CHANNELS, 3);
        layer("head.classification_head.conv.0.0", CHANNELS, 3);
        layer("head.classification_head.cls_logits", 9 * 3, 3);
        layer("head.regression_head.bbox_reg", 9 * 4, 3);
    }

    private void blocks(int... counts) {
        tensors.keySet().removeIf(name -> name.startsWith("backbone.body."));
        for (int stage = 1; stage <= 4; stage++) {
            for (int i = 0; i < counts[stage - 1]; i++) {
                put("backbone.body.layer" + stage + "." + i + ".conv1.weight", 1, 1, 1, 1);
            }
        }
    }

    private void layer(String name, int rows, int kernel) {
        put(name + ".weight", rows, CHANNELS, kernel, kernel);
        put(name + ".bias", rows);
    }

    /** Values that count up. */
    private void put(String name, long... shape) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        tensors.put(name, new HostTensor(shape, DType.F32, values));
    }

    private TorchvisionDetector read() {
        return read(tensors);
    }

    private static TorchvisionDetector read(Map<String, HostTensor> all) {
        return TorchvisionDetector.of(Path.of("x.pth"), all).orElseThrow();
    }

    private String refused() {
        UserProblem problem = assertThrows(UserProblem.class, this::read);
        assertTrue(String.valueOf(problem.getMessage()).contains("retinanet_resnet50_fpn"), problem.getMessage());
        return String.valueOf(problem.getMessage());
    }

    @Test
    void theBackboneIsKnownByItsBlocks() {
        assertEquals("resnet50", read().values().get("model.backbone"));
        tensors.remove("backbone.body.layer1.0.conv3.weight");
        assertEquals("resnet34", read().values().get("model.backbone"));
        blocks(2, 2, 2, 2);
        assertEquals("resnet18", read().values().get("model.backbone"));
    }

    @Test
    void theLogitsOfTheBackgroundAreDropped() {
        Map<String, HostTensor> own = read().tensors();
        float[] biases = own.get("bbox_head.retina_cls.bias").values();
        assertEquals(18, biases.length);
        assertArrayEquals(new float[] {1, 2, 4, 5}, java.util.Arrays.copyOf(biases, 4));
        HostTensor kernels = own.get("bbox_head.retina_cls.weight");
        assertArrayEquals(new long[] {18, CHANNELS, 3, 3}, kernels.shape());
        assertEquals(9 * CHANNELS, kernels.values()[0]);
        assertEquals(2 * 9 * CHANNELS, kernels.values()[9 * CHANNELS]);
        assertEquals(4 * 9 * CHANNELS, kernels.values()[2 * 9 * CHANNELS]);
    }

    @Test
    void namesOfOlderVersionsAndThoseUnderAWrappingMeanTheSame() {
        layer("head.classification_head.conv.1.0", CHANNELS, 3);
        Map<String, HostTensor> older = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> older.put(
                "module."
                        + name.replaceFirst("(_blocks\\.\\d)\\.0\\.", "$1.")
                                .replaceFirst("_head\\.conv\\.0\\.0\\.", "_head.conv.0.")
                                .replaceFirst("_head\\.conv\\.1\\.0\\.", "_head.conv.2."),
                tensor));
        assertEquals(read().tensors().keySet(), read(older).tensors().keySet());
        assertTrue(read(older).tensors().containsKey("bbox_head.cls_convs.1.conv.bias"));
        assertTrue(read(older).tensors().containsKey("neck.fpn_convs.4.conv.weight"));
    }

    @Test
    void aFileOfOtherNamesIsNoneOfTorchvisions() {
        Map<String, HostTensor> others = Map.of("bbox_head.retina_cls.bias", HostTensor.of(1));
        assertEquals(Optional.empty(), TorchvisionDetector.of(Path.of("x.pth"), others));
    }

    @Test
    void anotherNumberOfClassesIsExplainedWithBothCounts() {
        read().requireClasses(List.of("ship", "plane"));
        UserProblem problem = assertThrows(UserProblem.class, () -> read().requireClasses(List.of("a", "b", "c")));
        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains("2 classes: 3 logits an anchor"), message);
        assertTrue(message.contains("3 classes: a, b, c"), message);
        assertTrue(message.contains("num_classes=4"), message);
    }

    @Test
    void otherDetectorsAreNamed() {
        put("roi_heads.box_predictor.cls_score.weight", 3, 4);
        assertTrue(refused().contains("Faster R-CNN"));
        put("roi_heads.mask_predictor.conv5_mask.weight", 3, 4);
        assertTrue(refused().contains("Mask R-CNN"));
    }

    @Test
    void theSecondVersionWithItsNormsIsNamed() {
        put("head.classification_head.conv.0.1.weight", CHANNELS);
        assertTrue(refused().contains("retinanet_resnet50_fpn_v2"));
    }

    @Test
    void otherPyramidsAnchorsAndBackbonesAreNamed() {
        blocks(1, 1, 1, 1);
        assertTrue(refused().contains("a backbone that is none of resnet18"));
        blocks(2, 2, 2, 2);
        layer("backbone.fpn.inner_blocks.3.0", CHANNELS, 1);
        assertTrue(refused().contains("a pyramid of 4 maps"));
        tensors.remove("backbone.fpn.inner_blocks.3.0.weight");
        put("backbone.fpn.extra_blocks.p6.weight", CHANNELS, 5, 3, 3);
        assertTrue(refused().contains("made of C5"));
        layer("backbone.fpn.extra_blocks.p6", CHANNELS, 3);
        layer("head.regression_head.bbox_reg", 4 * 3, 3);
        assertTrue(refused().contains("3 anchors a cell"));
    }

    @Test
    void tensorsOfImpossibleShapesAreRefused() {
        put("head.classification_head.cls_logits.weight", 9);
        assertTrue(refused().contains("9 logits a cell"));
        layer("head.classification_head.cls_logits", 27, 3);
        tensors.put("head.classification_head.cls_logits.bias", HostTensor.of(1));
        assertTrue(refused().contains("not each has a bias"));
        tensors.put("backbone.fpn.extra_blocks.p6.weight", HostTensor.of(1));
        assertTrue(refused().contains("P6"));
    }
}
