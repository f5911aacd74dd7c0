package org.nadir.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nadir.nn.BackboneNames;
import org.nadir.nn.FoldedNorm;
import org.nadir.tensor.HostTensor;

/**
 * The names of a detector's tensors here and in MMRotate 0.3 and 1.x: the same but for what wraps a network in training
 * and for the backbone, see {@link BackboneNames}. Stateless.
 */
public final class DetectorNames {
    private static final String BACKBONE = "backbone.";
    private static final String WRAPPING = "module.";
    /** Ends of the names of tensors that PyTorch keeps and nothing is computed with, or that follow from the sizes. */
    private static final List<String> COUNTED = List.of(".num_batches_tracked", ".relative_position_index");

    private DetectorNames() {}

    /** A state dictionary of MMRotate under the names used here. */
    public static Map<String, HostTensor> toOwn(Map<String, HostTensor> theirs) {
        Map<String, HostTensor> plain = new LinkedHashMap<>();
        theirs.forEach((name, tensor) -> {
            if (COUNTED.stream().noneMatch(name::endsWith)) {
                plain.put(name.startsWith(WRAPPING) ? name.substring(WRAPPING.length()) : name, tensor);
            }
        });
        return withBackbone(plain, BackboneNames::toOwn);
    }

    /** The tensors of a detector as MMRotate's models name them. */
    public static Map<String, HostTensor> toMmrotate(Map<String, HostTensor> own) {
        return withBackbone(own, tensors -> BackboneNames.toMmdetection(FoldedNorm.unfold(tensors)));
    }

    /** The backbone alone, as torchvision's models name it. */
    public static Map<String, HostTensor> toTorchvision(Map<String, HostTensor> own) {
        return FoldedNorm.unfold(backbone(own));
    }

    private static Map<String, HostTensor> withBackbone(
            Map<String, HostTensor> all, UnaryOperator<Map<String, HostTensor>> renaming) {
        Map<String, HostTensor> renamed = new LinkedHashMap<>();
        renaming.apply(backbone(all)).forEach((name, tensor) -> renamed.put(BACKBONE + name, tensor));
        all.forEach((name, tensor) -> {
            if (!name.startsWith(BACKBONE)) {
                renamed.put(name, tensor);
            }
        });
        return renamed;
    }

    private static Map<String, HostTensor> backbone(Map<String, HostTensor> all) {
        Map<String, HostTensor> backbone = new LinkedHashMap<>();
        all.forEach((name, tensor) -> {
            if (name.startsWith(BACKBONE)) {
                backbone.put(name.substring(BACKBONE.length()), tensor);
            }
        });
        return backbone;
    }
}
