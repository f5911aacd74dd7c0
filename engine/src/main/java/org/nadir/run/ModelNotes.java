package org.nadir.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detectors;
import org.nadir.tensor.TensorFile;

/**
 * What a weight file says of its detector beside the tensors: the notes of {@link ModelExport}, or the Python text of the
 * configuration that MMRotate 0.3 (MMCV) and 1.x (MMEngine) keep in a checkpoint. What is not said is left to the user.
 */
final class ModelNotes {
    static final String DETECTOR = "model.detector";
    static final String BACKBONE = "model.backbone";
    static final String ANCHOR_BASE = "model.anchorBase";
    private static final Map<String, String> EXPORTED = Map.of(
            ModelExport.DETECTOR, DETECTOR,
            ModelExport.BACKBONE, BACKBONE,
            ModelExport.ANCHOR_BASE, ANCHOR_BASE);

    private static final Pattern ANGLES = Pattern.compile("angle_(?:version|range)\\s*=\\s*'(\\w+)'");
    private static final Pattern TYPE = Pattern.compile("type\\s*=\\s*'(?:\\w+\\.)?(\\w+)'");
    private static final Pattern TRUNK = Pattern.compile("backbone\\s*=\\s*dict\\((.*?)\\bneck\\s*=", Pattern.DOTALL);
    private static final Pattern DEPTH = Pattern.compile("\\bdepth\\s*=\\s*(\\d+)");
    private static final Pattern DEPTHS = Pattern.compile("\\bdepths\\s*=\\s*[\\[(]2, 2, (\\d+), 2");
    private static final Pattern OCTAVE = Pattern.compile("octave_base_scale\\s*=\\s*(\\d+(?:\\.\\d+)?)");
    private static final Pattern PROPOSALS =
            Pattern.compile("rpn_head\\s*=\\s*dict\\(.*?\\bscales\\s*=\\s*\\[(\\d+(?:\\.\\d+)?)\\]", Pattern.DOTALL);

    private final TensorFile file;
    private final String config;

    ModelNotes(TensorFile file) {
        this.file = file;
        this.config = file.metadata().getOrDefault("config", "");
    }

    /** Values of the experiment by key, as far as the file says them. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        EXPORTED.forEach((note, key) -> {
            String said = file.metadata().get(note);
            if (said != null) {
                values.put(key, said);
            }
        });
        Set<String> types = types();
        putIfSaid(values, DETECTOR, detector(types));
        putIfSaid(values, BACKBONE, backbone(types));
        putIfSaid(values, ANCHOR_BASE, anchorBase());
        return values;
    }

    private static void putIfSaid(Map<String, String> values, String key, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(key, value);
        }
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        Matcher matcher = TYPE.matcher(config);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
        return types;
    }

    /** By its heads, whose names 0.3 and 1.x share; the whole has other names there. */
    private static String detector(Set<String> types) {
        if (types.contains("RotatedFCOSHead")) {
            return Detectors.ROTATED_FCOS;
        }
        if (types.contains("RotatedRetinaHead")) {
            return Detectors.ROTATED_RETINANET;
        }
        if (types.contains("OrientedRPNHead")) {
            return Detectors.ORIENTED_RCNN;
        }
        if (types.contains("RotatedFasterRCNN") || types.contains("DeltaXYWHTHBBoxCoder")) {
            return Detectors.ROTATED_FASTER_RCNN;
        }
        if (types.contains("RetinaHead")) {
            return Detectors.RETINANET;
        }
        return types.contains("FasterRCNN") ? Detectors.FASTER_RCNN : "";
    }

    private String backbone(Set<String> types) {
        Matcher trunk = TRUNK.matcher(config);
        if (!trunk.find()) {
            return "";
        }
        Matcher depth = DEPTH.matcher(trunk.group(1));
        if (types.contains("ResNet") && depth.find()) {
            return "resnet" + depth.group(1);
        }
        Matcher depths = DEPTHS.matcher(trunk.group(1));
        if (types.contains("SwinTransformer") && depths.find()) {
            return depths.group(1).equals("18") ? "swin_s" : "swin_t";
        }
        return "";
    }

    /** In units of 8 pixels: RetinaNet's finest stride is 8, that of a region proposal network 4. */
    private String anchorBase() {
        Matcher octave = OCTAVE.matcher(config);
        if (octave.find()) {
            return octave.group(1);
        }
        Matcher proposals = PROPOSALS.matcher(config);
        return proposals.find() ? Double.toString(Double.parseDouble(proposals.group(1)) / 2) : "";
    }

    /**
     * MMRotate knows three conventions of angles; what was learned in another one would be read wrongly.
     *
     * @throws UserProblem when the file says another one than le90
     */
    void requireOwnAngles(Path path) {
        Matcher matcher = ANGLES.matcher(config);
        while (matcher.find()) {
            if (!matcher.group(1).equals("le90")) {
                throw UserProblem.of("The detector was trained with angles in another convention")
                        .file(path)
                        .field("angle_version")
                        .found(matcher.group(1))
                        .expected("le90")
                        .problem();
            }
        }
    }
}
