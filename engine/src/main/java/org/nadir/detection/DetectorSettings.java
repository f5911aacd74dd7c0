package org.nadir.detection;

import java.util.List;
import org.nadir.nn.BackboneOptions;

/**
 * The architecture of a detector: what must be equal for a checkpoint to fit, and the loss of its boxes.
 *
 * @param detector one of {@link Detectors#names()}
 * @param backbone one of {@code Backbones.names()}
 * @param neckChannels channels of the feature pyramid and of the head (256 in MMRotate)
 * @param headConvs stacked 3 x 3 convolutions of each branch of a one-stage head (4)
 * @param anchorBase side of the smallest square anchor in units of 8 pixels (4); 2 suits objects of 10 to 20 pixels
 * @param classes names in the order of the label indices
 * @param backboneOptions what the weight file of the backbone asks for
 * @param boxLoss what the boxes learn by
 */
public record DetectorSettings(
        String detector,
        String backbone,
        int neckChannels,
        int headConvs,
        double anchorBase,
        List<String> classes,
        BackboneOptions backboneOptions,
        BoxLossChoice boxLoss) {
    public DetectorSettings {
        classes = List.copyOf(classes);
        if (neckChannels < 1 || headConvs < 0 || !(anchorBase > 0) || classes.isEmpty()) {
            throw new IllegalArgumentException("A detector has channels, anchors and classes: " + neckChannels + ", "
                    + headConvs + ", " + anchorBase + ", " + classes);
        }
    }

    /** With the box loss of the detector's reference configuration. */
    public DetectorSettings(
            String detector,
            String backbone,
            int neckChannels,
            int headConvs,
            double anchorBase,
            List<String> classes,
            BackboneOptions backboneOptions) {
        this(detector, backbone, neckChannels, headConvs, anchorBase, classes, backboneOptions, BoxLossChoice.auto());
    }

    public DetectorSettings withBoxLoss(BoxLossChoice loss) {
        return new DetectorSettings(
                detector, backbone, neckChannels, headConvs, anchorBase, classes, backboneOptions, loss);
    }
}
