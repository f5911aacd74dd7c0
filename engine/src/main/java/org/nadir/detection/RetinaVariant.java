package org.nadir.detection;

import java.util.List;
import org.nadir.nn.Fpn;
import org.nadir.nn.WorkCount;

/**
 * What tells the forms of RetinaNet apart.
 *
 * @param ratios height to width of the anchors in the order of the reference
 * @param coder what an anchor regresses
 * @param upright true where objects are their bounding rectangles and detections are cut at the image
 * @param levels of the pyramid
 * @param wholePixels true for anchors as torchvision lays them
 */
record RetinaVariant(List<Double> ratios, BoxCoder coder, boolean upright, Fpn.Levels levels, boolean wholePixels) {
    /** MMRotate 0.3's {@code rotated_retinanet_obb_r50_fpn_1x_dota_le90}. */
    static RetinaVariant rotated() {
        return new RetinaVariant(List.of(1.0, 0.5, 2.0), DeltaCoder.LE90, false, Fpn.Levels.P3_TO_P7, false);
    }

    /** MMDetection 2's {@code retinanet_r50_fpn_1x_coco} (Lin et al. 2017). */
    static RetinaVariant horizontal() {
        return new RetinaVariant(List.of(0.5, 1.0, 2.0), HorizontalCoder.PLAIN, true, Fpn.Levels.P3_TO_P7, false);
    }

    /** torchvision's {@code retinanet_resnet50_fpn}: the same head on a pyramid that ends in P5, anchors in whole pixels. */
    static RetinaVariant torchvision() {
        return new RetinaVariant(List.of(0.5, 1.0, 2.0), HorizontalCoder.PLAIN, true, Fpn.Levels.P3_TO_P7_OF_P5, true);
    }

    AnchorSettings anchors(double octaveBase) {
        AnchorSettings plain = AnchorSettings.retinaNet(octaveBase, ratios);
        return wholePixels ? plain.inWholePixels() : plain;
    }

    Targets truths(Targets targets) {
        return upright ? HorizontalBoxes.around(targets) : targets;
    }

    RetinaHead.Sizes sizes(DetectorSettings settings) {
        return new RetinaHead.Sizes(
                settings.neckChannels(),
                settings.headConvs(),
                anchors(settings.anchorBase()).perCell(),
                settings.classes().size(),
                coder.values());
    }

    /** How the boxes of two heads are compared: by GIoU as published, turned ones by the divergence of their distributions. */
    RowDistance boxDistance() {
        return new DecodedDistance(upright ? new GiouLoss() : new KldLoss(), new DeltaDecoding());
    }

    void count(WorkCount count, DetectorSettings settings, List<Integer> channels) {
        List<WorkCount.Grid> maps = Fpn.count(count, channels, settings.neckChannels(), levels);
        sizes(settings).count(count, maps);
    }
}
