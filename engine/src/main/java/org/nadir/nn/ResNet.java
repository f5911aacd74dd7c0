package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;

/**
 * ResNet (He et al. 2016) in torchvision's form: the stride of a bottleneck sits on its 3x3 convolution, parameters are
 * named {@code conv1, bn1, layer1.0.conv1 ...}. Stem = first convolution and pooling, stage n = {@code layern}.
 */
final class ResNet implements Backbone {
    private final Plan plan;
    private final BackboneOptions options;
    private final ConvNorm stem;
    private final List<List<Block>> stages = new ArrayList<>();

    /**
     * Width and depth.
     *
     * @param width channels of the stem and of the first stage's 3x3 convolutions
     * @param expansion output channels of a block per inner channel: 1 basic, 4 bottleneck
     * @param blocks blocks per stage
     */
    record Plan(int width, int expansion, List<Integer> blocks) {
        static Plan basic(int width, Integer... blocks) {
            return new Plan(width, 1, List.of(blocks));
        }

        List<Integer> channels() {
            int first = width * expansion;
            return List.of(first, first * 2, first * 4, first * 8);
        }

        static Plan bottleneck(Integer... blocks) {
            return new Plan(64, 4, List.of(blocks));
        }
    }

    private ResNet(ParameterScope scope, Plan plan, BackboneOptions options) {
        this.plan = plan;
        this.options = options;
        this.stem = new ConvNorm(
                new ConvNorm.Places(scope.child("conv1"), scope.child("bn1")),
                ConvNorm.Geometry.of(3, plan.width(), 7, 2),
                options);
        int channels = plan.width();
        for (int stage = 0; stage < 4; stage++) {
            ParameterScope place = scope.child("layer" + (stage + 1));
            int inner = plan.width() << stage;
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < plan.blocks().get(stage); i++) {
                int stride = i == 0 && stage > 0 ? 2 : 1;
                blocks.add(new Block(place.child(i), new int[] {channels, inner, stride}));
                channels = inner * plan.expansion();
            }
            stages.add(blocks);
        }
    }

    static ResNet build(ParameterScope scope, Plan plan, BackboneOptions options) {
        return new ResNet(scope, plan, options);
    }

    @Override
    public List<Integer> channels() {
        return plan.channels();
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
        for (int stage = 1; stage <= 4; stage++) {
            String key = "layer" + stage + ".";
            if (parameterName.startsWith(key) || parameterName.contains("." + key)) {
                return NetworkPart.values()[stage];
            }
        }
        return NetworkPart.STEM;
    }

    @Override
    public NDList forward(NDArray images) {
        NDArray x;
        try (NDArray first = stem.forward(images, Ops.Activation.RELU)) {
            x = Ops.maxPool2d(first, 3, 2, 1);
        }
        NDList maps = new NDList(4);
        for (List<Block> blocks : stages) {
            for (int i = 0; i < blocks.size(); i++) {
                NDArray y = blocks.get(i).forward(x);
                if (i > 0 || maps.isEmpty()) {
                    x.close();
                }
                x = y;
            }
            maps.add(x);
        }
        return maps;
    }

    /** A basic or bottleneck block with its shortcut. */
    private final class Block {
        private final List<ConvNorm> path = new ArrayList<>();
        private final @Nullable ConvNorm shortcut;

        /** {@code sizes}: input channels, inner channels, stride. */
        Block(ParameterScope scope, int[] sizes) {
            int in = sizes[0];
            int inner = sizes[1];
            int stride = sizes[2];
            int out = inner * plan.expansion();
            if (plan.expansion() == 1) {
                path.add(conv(scope, 1, ConvNorm.Geometry.of(in, inner, 3, stride)));
                path.add(conv(scope, 2, ConvNorm.Geometry.of(inner, inner, 3, 1)));
            } else {
                path.add(conv(scope, 1, ConvNorm.Geometry.of(in, inner, 1, 1)));
                path.add(conv(scope, 2, ConvNorm.Geometry.of(inner, inner, 3, stride)));
                path.add(conv(scope, 3, ConvNorm.Geometry.of(inner, out, 1, 1)));
            }
            ParameterScope down = scope.child("downsample");
            shortcut = stride == 1 && in == out
                    ? null
                    : new ConvNorm(
                            new ConvNorm.Places(down.child(0), down.child(1)),
                            ConvNorm.Geometry.of(in, out, 1, stride),
                            options);
        }

        private ConvNorm conv(ParameterScope scope, int number, ConvNorm.Geometry geometry) {
            return new ConvNorm(
                    new ConvNorm.Places(scope.child("conv" + number), scope.child("bn" + number)), geometry, options);
        }

        NDArray forward(NDArray x) {
            NDArray y = path.get(0).forward(x, Ops.Activation.RELU);
            for (int i = 1; i < path.size(); i++) {
                boolean last = i == path.size() - 1;
                try (NDArray previous = y) {
                    y = path.get(i).forward(previous, last ? Ops.Activation.NONE : Ops.Activation.RELU);
                }
            }
            if (shortcut == null) {
                y.addi(x);
            } else {
                try (NDArray side = shortcut.forward(x, Ops.Activation.NONE)) {
                    y.addi(side);
                }
            }
            return Ops.reluInPlace(y);
        }
    }
}
