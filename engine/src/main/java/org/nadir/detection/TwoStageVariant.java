package org.nadir.detection;

import java.util.List;
import org.nadir.detection.Proposals.Limits;
import org.nadir.nn.Fpn;
import org.nadir.nn.WorkCount;

/**
 * What tells the two-stage detectors apart.
 *
 * @param anchors how the anchors of the first stage are assigned
 * @param proposalCoder what the first stage regresses
 * @param regionCoder what the second stage regresses
 * @param perClass true where the second stage regresses for every class by itself
 * @param sampling how regions are read from the maps; upright regions are cut at the image and compared as such
 * @param orientedTruths false where objects are their bounding rectangles
 * @param training limits of the proposals
 */
record TwoStageVariant(
        AssignerSettings anchors,
        BoxCoder proposalCoder,
        BoxCoder regionCoder,
        boolean perClass,
        BinSampling sampling,
        boolean orientedTruths,
        Limits training) {
    /** MMRotate 0.3's {@code rotated_faster_rcnn_r50_fpn_1x_dota_le90}: upright proposals, oriented boxes. */
    static TwoStageVariant rotatedFasterRcnn() {
        return new TwoStageVariant(
                AssignerSettings.RPN_INSIDE,
                HorizontalCoder.PLAIN,
                OrientedCoder.UPRIGHT_PROPOSALS,
                false,
                BinSampling.UPRIGHT,
                true,
                new Limits(2000, 2000, 0.7));
    }

    /** MMRotate 0.3's {@code oriented_rcnn_r50_fpn_1x_dota_le90} (Xie et al. 2021): oriented proposals. */
    static TwoStageVariant orientedRcnn() {
        return new TwoStageVariant(
                AssignerSettings.RPN_INSIDE,
                MidpointOffsetCoder.INSTANCE,
                OrientedCoder.ORIENTED_PROPOSALS,
                false,
                BinSampling.TURNED,
                true,
                new Limits(2000, 2000, 0.8));
    }

    /** MMDetection 2's {@code faster_rcnn_r50_fpn_1x_coco} (Ren et al. 2015): upright boxes. */
    static TwoStageVariant fasterRcnn() {
        return new TwoStageVariant(
                AssignerSettings.RPN,
                HorizontalCoder.PLAIN,
                HorizontalCoder.PROPOSALS,
                true,
                BinSampling.UPRIGHT,
                false,
                new Limits(2000, 1000, 0.7));
    }

    /** How losses of decoded boxes read the second stage: upright boxes know losses of offsets only. */
    BoxDecoding regionDecoding() {
        return regionCoder instanceof OrientedCoder oriented ? new OrientedDecoding(oriented) : new DeltaDecoding();
    }

    RoiSample.Rule sampleRule() {
        return new RoiSample.Rule(regionCoder, uprightProposals());
    }

    boolean uprightProposals() {
        return sampling == BinSampling.UPRIGHT;
    }

    /** Limits of the proposals that are looked at in an image, at most {@code candidates}. */
    Limits detecting(int candidates) {
        int most = Math.min(candidates, training.most());
        return new Limits(most, most, training.iou());
    }

    Targets truths(Targets targets) {
        return orientedTruths ? targets : HorizontalBoxes.around(targets);
    }

    RoiHead.Sizes regionSizes(DetectorSettings settings) {
        int classes = settings.classes().size();
        return new RoiHead.Sizes(settings.neckChannels(), classes, regionCoder.values() * (perClass ? classes : 1));
    }

    void count(WorkCount count, DetectorSettings settings, List<Integer> channels) {
        int neck = settings.neckChannels();
        List<WorkCount.Grid> levels = Fpn.count(count, channels, neck, Fpn.Levels.P2_TO_P6);
        int perCell = AnchorSettings.proposals(settings.anchorBase()).perCell();
        RpnHead.count(count, levels, neck, new int[] {perCell, perCell * proposalCoder.values()});
        regionSizes(settings).count(count, RoiSample.REGIONS);
    }
}
