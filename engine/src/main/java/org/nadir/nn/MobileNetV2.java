package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;

/**
 * MobileNetV2 (Sandler et al. 2018), width 1, in torchvision's form and names ({@code features.N...}). C2 to C5 are the
 * last maps of strides 4, 8, 16 and 32: {@code features.3, 6, 13, 17} with 24, 32, 96 and 320 channels; the widening
 * {@code features.18} belongs to the classifier and is left out. Stem = features 0 and 1.
 */
final class MobileNetV2 implements Backbone {
    /** Expansion, channels, blocks, stride of the first block. */
    static final int[][] PLAN = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };
    /** Last feature of the stem and of stages 1 to 4. */
    static final int[] LAST = {1, 3, 6, 13, 17};

    static final List<Integer> CHANNELS = List.of(24, 32, 96, 320);

    private static final Pattern FEATURE = Pattern.compile("features\\.(\\d+)\\.");

    private final BackboneOptions options;
    private final ConvNorm first;
    private final List<Block> blocks = new ArrayList<>();

    MobileNetV2(ParameterScope scope, BackboneOptions options) {
        this.options = options;
        ParameterScope features = scope.child("features");
        this.first = conv(features.child(0), ConvNorm.Geometry.of(3, 32, 3, 2));
        int channels = 32;
        for (int[] row : PLAN) {
            for (int i = 0; i < row[2]; i++) {
                ParameterScope place = features.child(blocks.size() + 1).child("conv");
                blocks.add(new Block(place, new int[] {channels, row[0], row[1], i == 0 ? row[3] : 1}));
                channels = row[1];
            }
        }
    }

    @Override
    public List<Integer> channels() {
        return CHANNELS;
    }

    @Override
    public List<Integer> strides() {
        return List.of(4, 8, 16, 32);
    }

    @Override
    public Normalisation input() {
        return options.input();
    }

    @Override
    public NetworkPart part(String parameterName) {
        Matcher matcher = FEATURE.matcher(parameterName);
        if (!matcher.find()) {
            throw new IllegalArgumentException(parameterName + " is no parameter of MobileNetV2");
        }
        int feature = Integer.parseInt(matcher.group(1));
        int part = 0;
        while (part < LAST.length - 1 && feature > LAST[part]) {
            part++;
        }
        return NetworkPart.values()[part];
    }

    @Override
    public NDList forward(NDArray images) {
        NDList maps = new NDList(4);
        NDArray x = first.forward(images, Ops.Activation.RELU6);
        boolean handedOut = false;
        for (int feature = 1; feature <= blocks.size(); feature++) {
            NDArray y = blocks.get(feature - 1).forward(x);
            if (!handedOut) {
                x.close();
            }
            x = y;
            handedOut = feature == LAST[maps.size() + 1];
            if (handedOut) {
                maps.add(x);
            }
        }
        return maps;
    }

    /** The convolution and its norm are the entries 0 and 1 of a small sequence. */
    private ConvNorm conv(ParameterScope sequence, ConvNorm.Geometry geometry) {
        return new ConvNorm(new ConvNorm.Places(sequence.child(0), sequence.child(1)), geometry, options);
    }

    /** An inverted residual: widen, depthwise, project. */
    private final class Block {
        private final @Nullable ConvNorm widen;
        private final ConvNorm depthwise;
        private final ConvNorm project;
        private final boolean residual;

        /** {@code sizes}: input channels, expansion, output channels, stride. */
        Block(ParameterScope scope, int[] sizes) {
            int in = sizes[0];
            int inner = in * sizes[1];
            int out = sizes[2];
            int stride = sizes[3];
            boolean wide = sizes[1] != 1;
            widen = wide ? conv(scope.child(0), ConvNorm.Geometry.of(in, inner, 1, 1)) : null;
            int next = wide ? 1 : 0;
            depthwise = conv(scope.child(next), new ConvNorm.Geometry(inner, inner, 3, stride, inner));
            project = new ConvNorm(
                    new ConvNorm.Places(scope.child(next + 1), scope.child(next + 2)),
                    ConvNorm.Geometry.of(inner, out, 1, 1),
                    options);
            residual = stride == 1 && in == out;
        }

        NDArray forward(NDArray x) {
            NDArray inner;
            if (widen == null) {
                inner = depthwise.forward(x, Ops.Activation.RELU6);
            } else {
                try (NDArray wide = widen.forward(x, Ops.Activation.RELU6)) {
                    inner = depthwise.forward(wide, Ops.Activation.RELU6);
                }
            }
            try (inner) {
                NDArray out = project.forward(inner, Ops.Activation.NONE);
                if (residual) {
                    out.addi(x);
                }
                return out;
            }
        }
    }
}
