package org.nadir.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.nn.Backbones;
import org.nadir.nn.NetworkPart;

/**
 * Whether features can be kept: images come again in the same form, the network has no chance of its own, and it stands still
 * for at least two epochs up to the end. A teacher has no chance and always stands still.
 */
final class KeptFeaturesRule {
    private KeptFeaturesRule() {}

    /** What stands against it; empty also where nothing is to be kept. */
    static List<FieldProblem> problems(ExperimentSpec spec) {
        return Stream.of(ofBackbone(spec), ofTeacher(spec))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FieldProblem> ofTeacher(ExperimentSpec spec) {
        return spec.distillation().cache().on()
                ? endless(spec, DistillationFields.CACHE, "The teacher's maps")
                : Optional.empty();
    }

    private static Optional<FieldProblem> ofBackbone(ExperimentSpec spec) {
        if (!spec.freezing().cache().on()) {
            return Optional.empty();
        }
        Optional<FieldProblem> endless = endless(spec, FreezingFields.CACHE, "Features");
        if (endless.isPresent()) {
            return endless;
        }
        if (drops(spec)) {
            return refuse(
                    "The frozen stages of " + spec.model().backbone() + " leave out branches at random",
                    "model.dropPath 0, or stage4 always fixed");
        }
        int epochs = spec.optimisation().epochs();
        int from = spec.freezing()
                .frozenFrom(spec.model().pretrained(), epochs, spec.run().validateEvery());
        return from <= epochs - 2
                ? Optional.empty()
                : refuse(
                        "The backbone may train up to epoch " + (from - 1) + " of " + epochs,
                        "a schedule that freezes it in the last two epochs or more");
    }

    private static Optional<FieldProblem> endless(ExperimentSpec spec, String field, String what) {
        List<String> endless = endless(spec.data().augmentation());
        return endless.isEmpty()
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        field,
                        what + " cannot be kept: No image would come twice in the same form because of "
                                + String.join(", ", endless),
                        "true",
                        "false, or no change of images but flips and quarter turns"));
    }

    private static Optional<FieldProblem> refuse(String why, String expected) {
        return Optional.of(new FieldProblem(
                FreezingFields.CACHE, "Features cannot be kept: " + why, "true", "false, or " + expected));
    }

    /** Settings by which an image comes in more forms than can be kept. */
    private static List<String> endless(AugmentationSpec chosen) {
        List<String> keys = new ArrayList<>();
        if (!chosen.scales().keep()) {
            keys.add("data.scaleMin and data.scaleMax");
        }
        if (chosen.crop() > 0) {
            keys.add("data.crop");
        }
        if (chosen.turns().rotation() == AugmentationSpec.Rotation.FREE) {
            keys.add("data.rotation");
        }
        if (!chosen.colours().off()) {
            keys.add("changed colours");
        }
        if (chosen.mosaic().probability() > 0) {
            keys.add("data.mosaic");
        }
        return keys;
    }

    /** Stages that are frozen for the time being drop branches as before; those that never train drop none. */
    private static boolean drops(ExperimentSpec spec) {
        boolean allFixed = spec.freezing().fixed(spec.model().pretrained()).contains(NetworkPart.STAGE4);
        return Backbones.dropsPaths(spec.model().backbone()) && spec.model().dropPath() > 0 && !allFixed;
    }
}
