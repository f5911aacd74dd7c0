package org.nadir.detection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;
import org.nadir.tensor.HostTensor;

/**
 * A state dictionary of torchvision's RetinaNet ({@code retinanet_resnet50_fpn}, or {@code RetinaNet} over another ResNet),
 * read as a {@link Detectors#TORCHVISION_RETINANET}. It names neither classes nor the sizes of anchors; everything else
 * follows from names and shapes. Immutable.
 *
 * <p>torchvision counts the background as label 0 and still gives it a logit, which no truth ever asks for: it is left out.
 */
public final class TorchvisionDetector {
    private static final String NETWORK = "backbone.";
    private static final String LOGITS = "head.classification_head.cls_logits.";
    private static final String OFFSETS = "head.regression_head.bbox_reg.";
    private static final String TOP = "backbone.fpn.extra_blocks.p6.weight";
    private static final int PER_CELL = RetinaVariant.torchvision().anchors(1).perCell();
    private static final Pattern BLOCK = Pattern.compile("backbone\\.body\\.layer([1-4])\\.(\\d+)\\.conv1\\.weight");
    private static final Pattern NORMED =
            Pattern.compile("(?:head\\.\\w+\\.conv|backbone\\.fpn\\.(?:inner|layer)_blocks)\\.\\d\\.1\\.weight");

    /** By a name that only the detector's state dictionary has; the first that is found counts. */
    private static final List<Map.Entry<String, String>> OTHERS = List.of(
            Map.entry("roi_heads.mask_predictor.", "Mask R-CNN"),
            Map.entry("roi_heads.keypoint_predictor.", "Keypoint R-CNN"),
            Map.entry("roi_heads.", "Faster R-CNN"),
            Map.entry("head.regression_head.bbox_ctrness.", "FCOS"),
            Map.entry("head.classification_head.module_list.", "SSD"));

    private final Path file;
    private final Map<String, HostTensor> tensors;

    private TorchvisionDetector(Path file, Map<String, HostTensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /**
     * The detector of a file; empty when the names are not those of torchvision's detectors.
     *
     * @param file for the message
     * @throws UserProblem when it is one of torchvision's that is not read
     */
    public static Optional<TorchvisionDetector> of(Path file, Map<String, HostTensor> tensors) {
        Map<String, HostTensor> plain = unwrapped(tensors);
        boolean theirs = plain.keySet().stream()
                .anyMatch(name -> name.startsWith("head.classification_head.") || name.startsWith("roi_heads."));
        if (!theirs) {
            return Optional.empty();
        }
        TorchvisionDetector detector = new TorchvisionDetector(file, plain);
        detector.requireKnown();
        return Optional.of(detector);
    }

    /** Without what trainers put before every name ({@code module.}, {@code model.}). */
    private static Map<String, HostTensor> unwrapped(Map<String, HostTensor> tensors) {
        String wrapping = tensors.keySet().stream()
                .filter(name -> name.contains(NETWORK))
                .map(name -> name.substring(0, name.indexOf(NETWORK)))
                .findFirst()
                .orElse("");
        Map<String, HostTensor> plain = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                plain.put(name.startsWith(wrapping) ? name.substring(wrapping.length()) : name, tensor));
        return plain;
    }

    private void requireKnown() {
        for (Map.Entry<String, String> other : OTHERS) {
            require(tensors.keySet().stream().noneMatch(name -> name.startsWith(other.getKey())), other.getValue());
        }
        require(
                tensors.keySet().stream().noneMatch(name -> NORMED.matcher(name).matches()),
                "a network with norms in its pyramid or head, as retinanet_resnet50_fpn_v2 has them");
        require(!backbone().isEmpty(), "a backbone that is none of resnet18, resnet34, resnet50 and resnet101");
        requirePyramid();
        require(length(OFFSETS + "weight") == 4 * PER_CELL, length(OFFSETS + "weight") / 4 + " anchors a cell");
        int logits = length(LOGITS + "weight");
        require(logits >= 2 * PER_CELL && logits % PER_CELL == 0, logits + " logits a cell");
        require(length(LOGITS + "bias") == logits, "logits of which not each has a bias");
    }

    private void requirePyramid() {
        int laterals = 0;
        while (tensors.containsKey("backbone.fpn.inner_blocks." + laterals + ".0.weight")
                || tensors.containsKey("backbone.fpn.inner_blocks." + laterals + ".weight")) {
            laterals++;
        }
        HostTensor top = tensors.get(TOP);
        require(
                laterals == 3 && top != null,
                "a pyramid of " + laterals + " maps of the backbone" + (top == null ? " without P6 and P7" : ""));
        require(
                top != null && top.shape().length == 4 && top.shape()[0] == top.shape()[1],
                "a pyramid whose P6 is made of C5");
    }

    private void require(boolean known, String found) {
        if (!known) {
            throw UserProblem.of("This detector of torchvision is not read")
                    .file(file)
                    .found(found)
                    .expected(
                            "retinanet_resnet50_fpn, or RetinaNet over a resnet18, 34, 50 or 101 with"
                                    + " returned_layers=[2, 3, 4], extra_blocks=LastLevelP6P7(256, 256) and nine anchors a cell")
                    .remedy("Train such a RetinaNet there, or train the detector here")
                    .problem();
        }
    }

    /** Name of the backbone by its blocks; empty when it is none that is known here. */
    private String backbone() {
        int[] blocks = new int[4];
        for (String name : tensors.keySet()) {
            Matcher block = BLOCK.matcher(name);
            if (block.matches()) {
                blocks[Integer.parseInt(block.group(1)) - 1]++;
            }
        }
        boolean bottleneck = tensors.containsKey("backbone.body.layer1.0.conv3.weight");
        return switch (List.of(blocks[0], blocks[1], blocks[2], blocks[3]).toString()) {
            case "[2, 2, 2, 2]" -> bottleneck ? "" : "resnet18";
            case "[3, 4, 6, 3]" -> bottleneck ? "resnet50" : "resnet34";
            case "[3, 4, 23, 3]" -> bottleneck ? "resnet101" : "";
            default -> "";
        };
    }

    private int length(String name) {
        HostTensor tensor = tensors.get(name);
        return tensor == null || tensor.shape().length == 0 ? 0 : (int) tensor.shape()[0];
    }

    /** Settings of the model by their keys in an experiment, as far as the file says them. */
    public Map<String, String> values() {
        return Map.of("model.detector", Detectors.TORCHVISION_RETINANET, "model.backbone", backbone());
    }

    /** @throws UserProblem when a setting that was asked for is another than the file says */
    public void requireSettings(Map<String, String> asked) {
        values().forEach((key, value) -> {
            String wanted = asked.get(key);
            if (wanted != null && !wanted.equals(value)) {
                throw UserProblem.of("The file is of something else than was asked for")
                        .file(file)
                        .field(key)
                        .found(value)
                        .expected(wanted)
                        .remedy("Leave it to the file to say")
                        .problem();
            }
        });
    }

    /** How many classes it knows, without the background. */
    public int classes() {
        return length(LOGITS + "weight") / PER_CELL - 1;
    }

    /** @throws UserProblem when there is another number of classes than it knows */
    public void requireClasses(List<String> names) {
        if (names.size() != classes()) {
            throw UserProblem.of("The detector knows another number of classes")
                    .file(file)
                    .field("data.classes")
                    .found(classes() + " classes: " + (classes() + 1)
                            + " logits an anchor, of which torchvision's label 0 is" + " the background")
                    .expected(names.size() + " classes: " + String.join(", ", names))
                    .remedy("Name its " + classes()
                            + " classes in the order of its labels (nadir import --classes a,b,c). A"
                            + " teacher must know just the classes of its student: train it with num_classes="
                            + (names.size() + 1) + " on them first")
                    .problem();
        }
    }

    /** Its tensors under the names used here, without what it says of the background. */
    public Map<String, HostTensor> tensors() {
        Map<String, HostTensor> own = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                own.put(name, name.startsWith(LOGITS) ? withoutBackground(tensor, classes() + 1) : tensor));
        return TorchvisionNames.toOwn(own);
    }

    private static HostTensor withoutBackground(HostTensor tensor, int labels) {
        long[] shape = tensor.shape().clone();
        int rows = (int) shape[0];
        int row = tensor.values().length / rows;
        float[] values = new float[(rows - rows / labels) * row];
        int at = 0;
        for (int i = 0; i < rows; i++) {
            if (i % labels != 0) {
                System.arraycopy(tensor.values(), i * row, values, at, row);
                at += row;
            }
        }
        shape[0] = values.length / row;
        return new HostTensor(shape, tensor.type(), values);
    }
}
