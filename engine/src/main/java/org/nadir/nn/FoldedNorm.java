package org.nadir.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;

/**
 * Gives a ResNet or MobileNetV2 whose batch norms were folded into convolutions its norms back, as ones that only add the
 * bias: other programs load it then by torchvision's names and compute the same. Stateless.
 */
public final class FoldedNorm {
    private static final String WEIGHT = ".weight";

    private FoldedNorm() {}

    /** The tensors with a norm behind every convolution; networks that have norms come back as they are. */
    public static Map<String, HostTensor> unfold(Map<String, HostTensor> backbone) {
        boolean normed = backbone.keySet().stream()
                .anyMatch(name -> name.endsWith("running_mean") || name.endsWith("attn.qkv.weight"));
        if (normed) {
            return backbone;
        }
        Map<String, HostTensor> whole = new LinkedHashMap<>();
        backbone.forEach((name, tensor) -> {
            String conv = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            HostTensor kernel = backbone.get(conv + WEIGHT);
            boolean folded = kernel != null && kernel.shape().length == 4 && name.endsWith(".bias");
            if (folded) {
                putNorm(whole, normOf(conv), tensor);
            } else {
                whole.put(name, tensor);
            }
        });
        return whole;
    }

    private static void putNorm(Map<String, HostTensor> whole, String norm, HostTensor bias) {
        int channels = bias.values().length;
        whole.put(norm + WEIGHT, constant(channels, 1));
        whole.put(norm + ".bias", bias);
        whole.put(norm + ".running_mean", constant(channels, 0));
        // with what is added to it before the root, the variance is one
        whole.put(norm + ".running_var", constant(channels, (float) (1 - Ops.NORM_EPSILON)));
    }

    private static HostTensor constant(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return HostTensor.of(values);
    }

    /** torchvision's name of the norm behind a convolution: bn1 behind conv1, else the next entry of the sequence. */
    private static String normOf(String conv) {
        int dot = conv.lastIndexOf('.');
        String last = conv.substring(dot + 1);
        String place = conv.substring(0, dot + 1);
        return last.startsWith("conv")
                ? place + "bn" + last.substring("conv".length())
                : place + (Integer.parseInt(last) + 1);
    }
}
