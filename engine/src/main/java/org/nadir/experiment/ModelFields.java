package org.nadir.experiment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.detection.BoxLossChoice;
import org.nadir.detection.BoxLosses;
import org.nadir.detection.DetectorOption;
import org.nadir.detection.Detectors;
import org.nadir.nn.Backbones;

/** The card "model": the detector, its backbone and what it learns by. */
final class ModelFields {
    private ModelFields() {}

    static void define(FieldList list) {
        list.define("model.detector", "Detector", "The kind of detector.")
                .meanings(Detectors.names(), Detectors::help)
                .choice(Detectors.ROTATED_RETINANET, Detectors.names());
        list.define("model.backbone", "Backbone", "The network that looks at the image; what freezing is about.")
                .choice("resnet18", Backbones.names());
        list.define(
                        "model.weights",
                        "Weights",
                        "Start of the backbone: none (random), a file (.safetensors or .pth), or a name of the registry.")
                .text(FieldType.WEIGHTS, ModelSpec.NO_WEIGHTS);
        list.define(
                        "model.normEval",
                        "Stored statistics",
                        "true: batch norm keeps the statistics it starts with. false: parts that train move them by each batch.")
                .when("model.backbone", backbones(Backbones::batchNorms))
                .choice("true", List.of("true", "false"));
        list.define(
                        "model.dropPath",
                        "Drop path",
                        "Share of the branches left out in training, rising to this in the last block.")
                .when("model.backbone", backbones(Backbones::dropsPaths))
                .decimal(0, 0.9, "0.2");
        list.define("model.neckChannels", "Neck channels", "Width of every level of the feature pyramid.")
                .whole(8, 1024, "256");
        list.define(
                        "model.headConvs",
                        "Head convolutions",
                        "Convolutions in each branch of the head before the last one.")
                .when("model.detector", Detectors.using(DetectorOption.HEAD_CONVS))
                .whole(0, 8, "4");
        list.define(
                        "model.anchorBase",
                        "Anchor base",
                        "Side of the smallest square anchor: 4 gives anchors from 32 px on; 2 suits objects of 10 to 20 px.")
                .unit("x 8 px")
                .when("model.detector", Detectors.using(DetectorOption.ANCHOR_BASE))
                .decimal(0.5, 32, "4");
        list.define("model.boxLoss", "Box loss", "What boxes learn by.")
                .meanings(boxLosses(), BoxLosses::help)
                .choice(BoxLossChoice.AUTO, boxLosses());
        list.define("model.smoothL1Beta", "Smooth L1 beta", "Errors below it cost their square, larger ones a line.")
                .when("model.boxLoss", BoxLossChoice.SMOOTH_L1)
                .decimal(1e-6, 10, Double.toString(BoxLossChoice.DEFAULT_BETA));
    }

    static ModelSpec read(FieldTexts values) {
        String weights = values.text("model.weights");
        boolean file = weights.indexOf('/') >= 0
                || weights.indexOf('\\') >= 0
                || weights.endsWith(".safetensors")
                || weights.endsWith(".pth")
                || weights.endsWith(".pt");
        return new ModelSpec(
                values.text("model.detector"),
                values.text("model.backbone"),
                file ? values.resolve(weights).toString() : weights,
                values.whole("model.neckChannels"),
                values.whole("model.headConvs"),
                values.decimal("model.anchorBase"),
                values.text("model.boxLoss"),
                values.decimal("model.smoothL1Beta"),
                values.text("model.normEval").equals("true"),
                values.decimal("model.dropPath"));
    }

    static void write(ModelSpec model, Map<String, String> values) {
        values.put("model.detector", model.detector());
        values.put("model.backbone", model.backbone());
        values.put("model.weights", model.weights());
        values.put("model.neckChannels", Integer.toString(model.neckChannels()));
        values.put("model.headConvs", Integer.toString(model.headConvs()));
        values.put("model.anchorBase", FieldTexts.number(model.anchorBase()));
        values.put("model.boxLoss", model.boxLoss());
        values.put("model.smoothL1Beta", FieldTexts.number(model.smoothL1Beta()));
        values.put("model.normEval", Boolean.toString(model.normEval()));
        values.put("model.dropPath", FieldTexts.number(model.dropPath()));
    }

    private static Set<String> backbones(Predicate<String> chosen) {
        return Backbones.names().stream().filter(chosen).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> boxLosses() {
        return Stream.concat(
                        Stream.of(BoxLossChoice.AUTO),
                        Detectors.names().stream().map(Detectors::boxLosses).flatMap(List::stream))
                .distinct()
                .toList();
    }
}
