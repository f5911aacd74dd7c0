package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.base.UserProblem;
import org.nadir.tensor.TensorFile;

/** What MMRotate's configurations say of a detector, in the form that its checkpoints keep them. */
class ModelNotesTest {
    private static ModelNotes notes(String config) {
        return new ModelNotes(new TensorFile(Map.of(), Map.of("config", config)));
    }

    @ParameterizedTest
    @CsvSource({
        "RotatedRetinaNet, RotatedRetinaHead, rotated-retinanet",
        "mmdet.RetinaNet, mmrotate.RotatedRetinaHead, rotated-retinanet",
        "RotatedFCOS, RotatedFCOSHead, rotated-fcos",
        "mmdet.FCOS, RotatedFCOSHead, rotated-fcos",
        "OrientedRCNN, OrientedRPNHead, oriented-rcnn",
        "mmdet.FasterRCNN, OrientedRPNHead, oriented-rcnn",
        "RotatedFasterRCNN, RotatedRPNHead, rotated-faster-rcnn",
        "mmdet.FasterRCNN, DeltaXYWHTHBBoxCoder, rotated-faster-rcnn",
        "FasterRCNN, RPNHead, faster-rcnn",
        "RetinaNet, RetinaHead, retinanet"
    })
    void theHeadsTellTheDetectorOfBothVersions(String whole, String head, String detector) {
        String config = "model = dict(\n    type='" + whole + "',\n    bbox_head=dict(type='" + head + "'))\n";
        assertEquals(detector, notes(config).values().get("model.detector"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type='ResNet', depth=50, frozen_stages=1 | resnet50",
                "type='mmdet.ResNet', init_cfg=None, depth=101 | resnet101",
                "type='SwinTransformer', embed_dims=96, depths=[2, 2, 6, 2] | swin_t",
                "type='SwinTransformer', embed_dims=96, depths=(2, 2, 18, 2) | swin_s"
            })
    void theBackboneIsRead(String text, String backbone) {
        String config = "model = dict(backbone=dict(" + text + "), neck=dict(type='FPN'))";
        assertEquals(backbone, notes(config).values().get("model.backbone"));
    }

    @Test
    void anchorsAreCountedInEightPixels() {
        String retina = "bbox_head=dict(anchor_generator=dict(octave_base_scale=2, scales_per_octave=3))";
        assertEquals("2", notes(retina).values().get("model.anchorBase"));
        // scale 8 on the stride 4 is 32 pixels, as is scale 4 on the stride 8
        String proposals = "rpn_head=dict(\n  anchor_generator=dict(\n    scales=[8],\n    ratios=[0.5, 1.0, 2.0]))";
        assertEquals("4.0", notes(proposals).values().get("model.anchorBase"));
    }

    @Test
    void aTextThatSaysNothingLeavesEverythingOpen() {
        assertEquals(Map.of(), notes("").values());
        assertEquals(
                Map.of(),
                notes("model = dict(backbone=dict(type='ResNet', depth=").values());
    }

    @Test
    void anglesOfAnotherConventionAreRefused() {
        UserProblem problem = assertThrows(
                UserProblem.class, () -> notes("angle_version = 'oc'\n").requireOwnAngles(Path.of("a.pth")));
        assertTrue(String.valueOf(problem.getMessage()).contains("le90"), problem.getMessage());
        notes("angle_version = 'le90'\nversion='le90'").requireOwnAngles(Path.of("a.pth"));
    }
}
