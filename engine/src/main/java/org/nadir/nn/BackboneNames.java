package org.nadir.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.tensor.HostTensor;

/**
 * Turns the names that other programs give the tensors of a backbone into torchvision's, which are the ones used here:
 * wrapping prefixes go, and Swin transformers of timm, of their authors and of MMDetection are renamed. MMDetection sorts
 * the channels of four merged tokens by channel, torchvision by token: those tensors are sorted anew. ResNets have the same
 * names everywhere. Stateless.
 */
public final class BackboneNames {
    private static final List<String> WRAPPINGS = List.of("module.", "model.", "backbone.");
    private static final Pattern BLOCK = Pattern.compile("(?:layers|stages)\\.(\\d)\\.blocks\\.(\\d+)\\.(.+)");
    private static final Pattern MERGING = Pattern.compile("(layers|stages)\\.(\\d)\\.downsample\\.(.+)");
    private static final Pattern FEATURE = Pattern.compile("features\\.(\\d)\\.(.+)");
    private static final Map<String, String> IN_BLOCK = Map.of(
            "attn.w_msa.",
            "attn.",
            "mlp.fc1.",
            "mlp.0.",
            "mlp.fc2.",
            "mlp.3.",
            "ffn.layers.0.0.",
            "mlp.0.",
            "ffn.layers.1.",
            "mlp.3.");
    private static final Map<String, String> IN_STEM = Map.of(
            "patch_embed.proj.", "features.0.0.",
            "patch_embed.projection.", "features.0.0.",
            "patch_embed.norm.", "features.0.2.");

    private BackboneNames() {}

    /** The tensors of a backbone under the names used here; what is not recognised keeps its name. */
    public static Map<String, HostTensor> toOwn(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> plain = unwrapped(tensors);
        if (plain.keySet().stream().noneMatch(name -> name.startsWith("patch_embed."))) {
            return plain;
        }
        // timm of today puts the merging in front of a stage, its authors and MMDetection behind it
        int behind = plain.keySet().stream().anyMatch(name -> name.startsWith("layers.3.downsample.")) ? 0 : 1;
        Map<String, HostTensor> own = new LinkedHashMap<>();
        plain.forEach((name, tensor) -> put(own, name, tensor, behind));
        return own;
    }

    private static void put(Map<String, HostTensor> own, String name, HostTensor tensor, int behind) {
        Matcher merging = MERGING.matcher(name);
        if (merging.matches()) {
            int stage = Integer.parseInt(merging.group(2)) + behind;
            boolean byChannel = merging.group(1).equals("stages");
            own.put("features." + 2 * stage + "." + merging.group(3), byChannel ? byToken(tensor) : tensor);
            return;
        }
        Matcher block = BLOCK.matcher(name);
        if (block.matches()) {
            int feature = 2 * Integer.parseInt(block.group(1)) + 1;
            own.put("features." + feature + "." + block.group(2) + "." + renamed(block.group(3), IN_BLOCK), tensor);
            return;
        }
        own.put(renamed(name, IN_STEM), tensor);
    }

    private static String renamed(String name, Map<String, String> starts) {
        for (Map.Entry<String, String> each : starts.entrySet()) {
            if (name.startsWith(each.getKey())) {
                return each.getValue() + name.substring(each.getKey().length());
            }
        }
        return name;
    }

    private static Map<String, HostTensor> unwrapped(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> plain = tensors;
        for (String wrapping : WRAPPINGS) {
            if (plain.keySet().stream().noneMatch(name -> name.startsWith(wrapping))) {
                continue;
            }
            Map<String, HostTensor> without = new LinkedHashMap<>();
            plain.forEach((name, tensor) -> {
                if (name.startsWith(wrapping)) {
                    without.put(name.substring(wrapping.length()), tensor);
                } else {
                    without.putIfAbsent(name, tensor);
                }
            });
            plain = without;
        }
        return plain;
    }

    /** The tensors of a backbone from the names used here to MMDetection's. */
    public static Map<String, HostTensor> toMmdetection(Map<String, HostTensor> own) {
        Map<String, HostTensor> theirs = new LinkedHashMap<>();
        own.forEach((name, tensor) -> {
            Matcher place = FEATURE.matcher(name);
            if (!place.matches() || !own.containsKey("features.1.0.attn.qkv.weight")) {
                theirs.put(name, tensor);
                return;
            }
            int feature = Integer.parseInt(place.group(1));
            String rest = place.group(2);
            if (feature == 0) {
                theirs.put(
                        rest.startsWith("0.")
                                ? "patch_embed.projection." + rest.substring(2)
                                : "patch_embed.norm." + rest.substring(2),
                        tensor);
            } else if (feature % 2 == 1) {
                theirs.put("stages." + feature / 2 + ".blocks." + inBlock(rest), tensor);
            } else {
                theirs.put("stages." + (feature / 2 - 1) + ".downsample." + rest, byChannel(tensor));
            }
        });
        return theirs;
    }

    private static String inBlock(String rest) {
        return rest.replace(".attn.", ".attn.w_msa.")
                .replace(".mlp.0.", ".ffn.layers.0.0.")
                .replace(".mlp.3.", ".ffn.layers.1.");
    }

    /**
     * The last axis from (channel, row, column) to torchvision's (column, row, channel) of the four merged tokens, where
     * MMDetection unfolds the map and so has the channel outermost.
     */
    private static HostTensor byToken(HostTensor tensor) {
        return sorted(tensor, false);
    }

    private static HostTensor byChannel(HostTensor tensor) {
        return sorted(tensor, true);
    }

    private static HostTensor sorted(HostTensor tensor, boolean channelOutermost) {
        long[] shape = tensor.shape();
        int joined = (int) shape[shape.length - 1];
        int channels = joined / 4;
        float[] values = new float[tensor.values().length];
        for (int at = 0; at < values.length; at++) {
            int start = at / joined * joined;
            int token = (at - start) / channels;
            int channel = (at - start) % channels;
            // token 2 column + row here is place 2 row + column there
            int there = start + 4 * channel + 2 * (token % 2) + token / 2;
            if (channelOutermost) {
                values[there] = tensor.values()[at];
            } else {
                values[at] = tensor.values()[there];
            }
        }
        return new HostTensor(shape, tensor.type(), values);
    }
}
