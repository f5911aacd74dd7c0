package org.nadir.experiment;

import java.util.List;
import org.nadir.detection.BoxLossChoice;
import org.nadir.detection.DetectorSettings;
import org.nadir.nn.BackboneOptions;

/**
 * Which detector is built.
 *
 * @param detector name of the detector, for example {@code rotated-retinanet}
 * @param backbone name of the backbone, for example {@code resnet18}
 * @param weights {@code none}, a file of weights (absolute once read from a file) or a name of the weights registry
 * @param neckChannels channels of every level of the feature pyramid
 * @param headConvs convolutions before the last one in each branch of the head
 * @param anchorBase side of the smallest square anchor in units of 8 pixels
 * @param boxLoss loss of the boxes: {@code auto} or one of {@code Detectors.boxLosses(detector)}
 * @param smoothL1Beta where smooth L1 turns from a square to a line
 * @param normEval whether batch norm keeps its statistics in training (MMDetection's {@code norm_eval}); false moves those of
 *     the parts that train
 * @param dropPath share of the residual branches of an attention backbone that a training step leaves out at most
 */
public record ModelSpec(
        String detector,
        String backbone,
        String weights,
        int neckChannels,
        int headConvs,
        double anchorBase,
        String boxLoss,
        double smoothL1Beta,
        boolean normEval,
        double dropPath) {
    /** The value of {@code weights} for a backbone that starts from random numbers. */
    public static final String NO_WEIGHTS = "none";

    public boolean pretrained() {
        return !weights.equals(NO_WEIGHTS);
    }

    /** The architecture of the detector of these classes, whose backbone asks for these options. */
    public DetectorSettings detectorSettings(List<String> classes, BackboneOptions options) {
        return new DetectorSettings(
                detector,
                backbone,
                neckChannels,
                headConvs,
                anchorBase,
                classes,
                options,
                new BoxLossChoice(boxLoss, smoothL1Beta));
    }
}
