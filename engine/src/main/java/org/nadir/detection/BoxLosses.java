package org.nadir.detection;

import java.util.List;
import java.util.stream.Stream;

/**
 * The box losses by name. Those of offsets are made here from their beta; a loss of decoded boxes is a class in this room and
 * a line in the list.
 */
public final class BoxLosses {
    static final List<String> OF_OFFSETS = List.of(BoxLossChoice.L1, BoxLossChoice.SMOOTH_L1);

    private static final List<Decoded> DECODED = List.of(
            new Decoded(
                    "rotated-iou",
                    "Minus the logarithm of the overlap: what the evaluation asks for, but mute while boxes are apart.",
                    1,
                    new RotatedIouLoss()),
            new Decoded(
                    "gwd",
                    "Wasserstein distance of boxes as normal distributions: smooth, and also leads boxes that are apart.",
                    5,
                    new GwdLoss()),
            new Decoded(
                    "kld",
                    "Kullback-Leibler divergence of boxes as normal distributions: minds the angle of long objects most.",
                    5.5,
                    new KldLoss()),
            new Decoded(
                    "kfiou",
                    "Overlap of boxes as normal distributions, and the distance of centres: close to the IoU, but smooth.",
                    5,
                    new KfIouLoss()));

    /**
     * A loss of decoded boxes.
     *
     * @param weight against the classification of an anchor-based detector, as MMRotate's RetinaNet configurations have it
     */
    private record Decoded(String name, String help, double weight, BoxLoss loss) {}

    private BoxLosses() {}

    /** A sentence on a loss for people who choose one; empty for a name that is not known. */
    public static String help(String name) {
        return switch (name) {
            case BoxLossChoice.AUTO -> "As in the reference configuration of the detector.";
            case BoxLossChoice.L1 -> "Distance of the numbers that the network gives.";
            case BoxLossChoice.SMOOTH_L1 ->
                "Distance of the numbers that the network gives, squared where it is small.";
            default ->
                DECODED.stream()
                        .filter(loss -> loss.name().equals(name))
                        .map(Decoded::help)
                        .findFirst()
                        .orElse("");
        };
    }

    /** Names of the losses of offsets and then those of decoded boxes. */
    static List<String> all() {
        return Stream.concat(OF_OFFSETS.stream(), ofBoxes().stream()).toList();
    }

    /** The same with smooth L1 in front, as the second stages of the reference configurations have it. */
    static List<String> smoothFirst() {
        return Stream.concat(Stream.of(BoxLossChoice.SMOOTH_L1, BoxLossChoice.L1), ofBoxes().stream())
                .toList();
    }

    /** Names of the losses of decoded boxes. */
    static List<String> ofBoxes() {
        return DECODED.stream().map(Decoded::name).toList();
    }

    /** The chosen loss, for a detector that decodes its boxes as given. */
    static RegressionLoss of(BoxLossChoice choice, BoxDecoding decoding) {
        return OF_OFFSETS.contains(choice.name())
                ? new OffsetRegression(SmoothL1Loss.of(choice))
                : new DecodedRegression(decoded(choice).loss(), decoding);
    }

    /** What an anchor-based detector multiplies the loss with. */
    static double weight(BoxLossChoice choice) {
        return OF_OFFSETS.contains(choice.name()) ? 1 : decoded(choice).weight();
    }

    private static Decoded decoded(BoxLossChoice choice) {
        return DECODED.stream()
                .filter(loss -> loss.name().equals(choice.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No loss of boxes: " + choice.name()));
    }
}
