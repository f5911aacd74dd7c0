package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TokenOps;

/**
 * Swin transformer (Liu et al. 2021) under torchvision's names ({@code features.N...}) with a norm on each output as in
 * MMDetection ({@code norm0} to {@code norm3}, which weights for classification do not have). Odd maps are padded before
 * they are halved, images to whole patches. Stem = patch embedding; the merging of patches behind a stage belongs to that
 * stage, as MMDetection's {@code frozen_stages} counts it.
 */
final class Swin implements Backbone {
    private static final Pattern PLACE = Pattern.compile("(?:^|\\.)(?:features\\.(\\d+)\\.|norm([0-3])\\.)");
    private static final int PATCH = 4;

    private final Plan plan;
    private final BackboneOptions options;
    private final Parameter patchWeight;
    private final Parameter patchBias;
    private final LayerNorm patchNorm;
    private final List<Stage> stages = new ArrayList<>();

    /**
     * Sizes of the network.
     *
     * @param width channels of the first stage; each later one has twice as many
     * @param depths blocks of the four stages
     * @param heads attention heads of the four stages
     * @param window side of a window in tokens
     */
    record Plan(int width, List<Integer> depths, List<Integer> heads, int window) {
        /** The published widths with so many blocks. */
        static Plan of(Integer... depths) {
            return new Plan(96, List.of(depths), List.of(3, 6, 12, 24), 7);
        }

        int channels(int stage) {
            return width << stage;
        }

        List<Integer> channels() {
            return List.of(channels(0), channels(1), channels(2), channels(3));
        }
    }

    private record Merging(LayerNorm norm, Linear reduction) {}

    /** Blocks, the merging of patches in front of them (none for the first) and the norm of the output. */
    private record Stage(@Nullable Merging merging, List<SwinBlock> blocks, LayerNorm output) {}

    Swin(ParameterScope scope, Plan plan, BackboneOptions options) {
        this.plan = plan;
        this.options = options;
        ParameterScope stem = scope.child("features").child(0);
        Shape patch = new Shape(plan.width(), 3, PATCH, PATCH);
        this.patchWeight = stem.child(0).weight("weight", patch, Initializer.normal(0.02));
        this.patchBias = stem.child(0).weight("bias", new Shape(plan.width()), Initializer.constant(0));
        this.patchNorm = LayerNorm.in(stem.child(2), plan.width());
        RandomStream random = scope.stream("drop_path");
        for (int i = 0; i < 4; i++) {
            stages.add(stage(scope, i, random));
        }
    }

    private Stage stage(ParameterScope scope, int number, RandomStream random) {
        ParameterScope features = scope.child("features");
        Merging merging = number == 0 ? null : merging(features.child(2 * number), number);
        ShiftMask mask = new ShiftMask(plan.window());
        List<SwinBlock> blocks = new ArrayList<>();
        for (int i = 0; i < plan.depths().get(number); i++) {
            WindowAttention.Sizes sizes = new WindowAttention.Sizes(
                    plan.channels(number), plan.heads().get(number), plan.window(), i % 2 == 0 ? 0 : plan.window() / 2);
            SwinBlock.Drop drop = new SwinBlock.Drop(dropRate(number, i), random);
            blocks.add(new SwinBlock(features.child(2 * number + 1).child(i), sizes, mask, drop));
        }
        return new Stage(merging, blocks, LayerNorm.in(scope.child("norm" + number), plan.channels(number)));
    }

    private Merging merging(ParameterScope place, int stage) {
        long joined = 4L * plan.channels(stage - 1);
        return new Merging(
                LayerNorm.in(place.child("norm"), joined),
                Linear.withoutBias(place.child("reduction"), joined, plan.channels(stage)));
    }

    private double dropRate(int stage, int block) {
        if (options.fixed().contains(NetworkPart.values()[stage + 1])) {
            return 0;
        }
        int all = plan.depths().stream().mapToInt(Integer::intValue).sum();
        int before = plan.depths().subList(0, stage).stream()
                .mapToInt(Integer::intValue)
                .sum();
        return all < 2 ? 0 : options.dropPath() * (before + block) / (all - 1);
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
        Matcher matcher = PLACE.matcher(parameterName);
        if (!matcher.find()) {
            throw new IllegalArgumentException(parameterName + " is no parameter of a Swin transformer");
        }
        String feature = matcher.group(1);
        // features 1 and 2 are the blocks of the first stage and the merging behind them
        int part = feature == null ? Integer.parseInt(matcher.group(2)) + 1 : (Integer.parseInt(feature) + 1) / 2;
        return NetworkPart.values()[part];
    }

    @Override
    public NDList forward(NDArray images) {
        NDList maps = new NDList(4);
        NDArray x = Scoped.keep(() -> patches(images));
        for (Stage stage : stages) {
            Merging merging = stage.merging();
            if (merging != null) {
                try (NDArray before = x) {
                    x = Scoped.keep(() -> merged(before, merging));
                }
            }
            for (SwinBlock block : stage.blocks()) {
                try (NDArray before = x) {
                    x = block.forward(before);
                }
            }
            NDArray tokens = x;
            maps.add(Scoped.keep(() -> stage.output().forward(tokens).transpose(0, 3, 1, 2)));
        }
        x.close();
        return maps;
    }

    /** Images (N, 3, H, W) to tokens (N, H / 4, W / 4, C). */
    private NDArray patches(NDArray images) {
        int right = missing(images.getShape().get(3), PATCH);
        int bottom = missing(images.getShape().get(2), PATCH);
        NDArray whole = Ops.padAsymmetric(images, new Ops.Sides(0, right, 0, bottom));
        NDArray map = Ops.conv2d(whole, patchWeight.array(), patchBias.array(), Conv.of(PATCH, 0));
        return patchNorm.forward(map.transpose(0, 2, 3, 1));
    }

    /** Joins each 2 x 2 tokens into one: upper left, lower left, upper right, lower right. */
    private static NDArray merged(NDArray x, Merging merging) {
        NDArray even = TokenOps.pad(
                x, missing(x.getShape().get(2), 2), missing(x.getShape().get(1), 2));
        Shape shape = even.getShape();
        long rows = shape.get(1) / 2;
        long columns = shape.get(2) / 2;
        NDArray joined = even.reshape(shape.get(0), rows, 2, columns, 2, shape.get(3))
                .transpose(0, 1, 3, 4, 2, 5)
                .reshape(shape.get(0), rows, columns, 4 * shape.get(3));
        return merging.reduction().forward(merging.norm().forward(joined));
    }

    private static int missing(long length, int multiple) {
        return (int) ((multiple - length % multiple) % multiple);
    }
}
