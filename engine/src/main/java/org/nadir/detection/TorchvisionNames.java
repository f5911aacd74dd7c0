package org.nadir.detection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.tensor.HostTensor;

/**
 * The names of the tensors of torchvision's RetinaNet, of today and of before version 0.13, and those used here. Stateless.
 */
final class TorchvisionNames {
    private static final String COUNTED = ".num_batches_tracked";
    private static final Pattern PYRAMID =
            Pattern.compile("backbone\\.fpn\\.(inner|layer)_blocks\\.(\\d)\\.(?:0\\.)?(weight|bias)");
    private static final Pattern TOP = Pattern.compile("backbone\\.fpn\\.extra_blocks\\.p([67])\\.(weight|bias)");
    private static final Pattern TOWER =
            Pattern.compile("head\\.(classification|regression)_head\\.conv\\.(\\d+)\\.(0\\.)?(weight|bias)");
    private static final Pattern OUTPUT = Pattern.compile("head\\.\\w+\\.(cls_logits|bbox_reg)\\.(weight|bias)");

    private TorchvisionNames() {}

    /** What is not recognised keeps its name. */
    static Map<String, HostTensor> toOwn(Map<String, HostTensor> theirs) {
        Map<String, HostTensor> own = new LinkedHashMap<>();
        theirs.forEach((name, tensor) -> {
            if (!name.endsWith(COUNTED)) {
                own.put(toOwn(name), tensor);
            }
        });
        return own;
    }

    private static String toOwn(String name) {
        if (name.startsWith("backbone.body.")) {
            return name.replace("backbone.body.", "backbone.");
        }
        Matcher pyramid = PYRAMID.matcher(name);
        if (pyramid.matches()) {
            String convs = pyramid.group(1).equals("inner") ? "lateral_convs" : "fpn_convs";
            return "neck." + convs + "." + pyramid.group(2) + ".conv." + pyramid.group(3);
        }
        Matcher top = TOP.matcher(name);
        if (top.matches()) {
            return "neck.fpn_convs." + (Integer.parseInt(top.group(1)) - 3) + ".conv." + top.group(2);
        }
        Matcher tower = TOWER.matcher(name);
        if (tower.matches()) {
            return tower(tower);
        }
        Matcher output = OUTPUT.matcher(name);
        if (output.matches()) {
            String last = output.group(1).equals("cls_logits") ? "retina_cls" : "retina_reg";
            return "bbox_head." + last + "." + output.group(2);
        }
        return name;
    }

    /** Before 0.13 the convolutions and their activations were counted together. */
    private static String tower(Matcher name) {
        int place = Integer.parseInt(name.group(2));
        int conv = name.group(3) == null ? place / 2 : place;
        String branch = name.group(1).equals("classification") ? "cls_convs" : "reg_convs";
        return "bbox_head." + branch + "." + conv + ".conv." + name.group(4);
    }
}
