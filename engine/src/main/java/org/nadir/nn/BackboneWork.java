package org.nadir.nn;

import java.util.List;
import org.nadir.nn.WorkCount.Grid;
import org.nadir.nn.WorkCount.Kernel;

/** Walks the layers of the backbones for one image and counts their work, see {@link WorkCount}. */
final class BackboneWork {
    private static final int STAGES = 4;

    private final WorkCount count;
    private final BackboneOptions options;

    BackboneWork(WorkCount count, BackboneOptions options) {
        this.count = count;
        this.options = options;
    }

    private static NetworkPart stage(int number) {
        return NetworkPart.values()[number];
    }

    private Grid convNorm(NetworkPart part, Grid input, Kernel kernel) {
        count.add(part, 0, options.foldedNorm() ? kernel.out() : 2 * kernel.out());
        return count.conv(part, input, kernel);
    }

    /** Gives the channels of C2 to C5, as the other walks do. */
    List<Integer> resNet(ResNet.Plan plan) {
        Grid grid = convNorm(
                        NetworkPart.STEM,
                        count.image(),
                        Kernel.of(3, plan.width(), 7).stride(2))
                .strided(2);
        long channels = plan.width();
        for (int stage = 0; stage < STAGES; stage++) {
            long inner = (long) plan.width() << stage;
            for (int i = 0; i < plan.blocks().get(stage); i++) {
                int stride = i == 0 && stage > 0 ? 2 : 1;
                grid = block(stage(stage + 1), grid, new long[] {channels, inner, inner * plan.expansion(), stride});
                channels = inner * plan.expansion();
            }
        }
        return plan.channels();
    }

    /** {@code sizes}: input, inner and output channels, stride. */
    private Grid block(NetworkPart part, Grid input, long[] sizes) {
        long in = sizes[0];
        long inner = sizes[1];
        long out = sizes[2];
        int stride = (int) sizes[3];
        Grid output;
        if (inner == out) {
            output = convNorm(part, input, Kernel.of(in, inner, 3).stride(stride));
            convNorm(part, output, Kernel.of(inner, inner, 3));
        } else {
            convNorm(part, input, Kernel.of(in, inner, 1));
            output = convNorm(part, input, Kernel.of(inner, inner, 3).stride(stride));
            convNorm(part, output, Kernel.of(inner, out, 1));
        }
        if (stride != 1 || in != out) {
            convNorm(part, input, Kernel.of(in, out, 1).stride(stride));
        }
        return output;
    }

    List<Integer> mobileNet() {
        Grid grid =
                convNorm(NetworkPart.STEM, count.image(), Kernel.of(3, 32, 3).stride(2));
        long channels = 32;
        int feature = 1;
        for (int[] row : MobileNetV2.PLAN) {
            for (int i = 0; i < row[2]; i++) {
                NetworkPart part = mobilePart(feature++);
                long inner = channels * row[0];
                if (inner != channels) {
                    convNorm(part, grid, Kernel.of(channels, inner, 1));
                }
                grid = convNorm(part, grid, new Kernel(inner, inner, 3, i == 0 ? row[3] : 1, (int) inner));
                convNorm(part, grid, Kernel.of(inner, row[1], 1));
                channels = row[1];
            }
        }
        return MobileNetV2.CHANNELS;
    }

    private static NetworkPart mobilePart(int feature) {
        int part = 0;
        while (feature > MobileNetV2.LAST[part]) {
            part++;
        }
        return stage(part);
    }

    List<Integer> swin(Swin.Plan plan) {
        long width = plan.width();
        Grid grid = count.convBias(
                NetworkPart.STEM, count.image(), Kernel.of(3, width, 4).stride(4));
        count.add(NetworkPart.STEM, 0, 2 * width);
        for (int stage = 0; stage < STAGES; stage++) {
            NetworkPart part = stage(stage + 1);
            long channels = plan.channels(stage);
            for (int i = 0; i < plan.depths().get(stage); i++) {
                swinBlock(part, grid, new long[] {channels, plan.heads().get(stage), plan.window()});
            }
            count.add(part, 0, 2 * channels);
            if (stage < STAGES - 1) {
                grid = grid.strided(2);
                // the merging of patches: a norm of four tokens side by side and a linear map without bias
                count.add(part, grid.cells() * 8 * channels * channels, 8 * channels + 8 * channels * channels);
            }
        }
        return plan.channels();
    }

    /** {@code sizes}: channels, heads, side of a window. */
    private void swinBlock(NetworkPart part, Grid grid, long[] sizes) {
        long channels = sizes[0];
        int side = (int) sizes[2];
        long padded = grid.filled(side).cells();
        count.linear(part, padded, Kernel.of(channels, 3 * channels, 1));
        count.linear(part, padded, Kernel.of(channels, channels, 1));
        // each token with all of its window, once for the weights and once for the sum
        long reach = 2L * side - 1;
        count.add(part, 2 * padded * side * side * channels, reach * reach * sizes[1]);
        count.linear(part, grid.cells(), Kernel.of(channels, 4 * channels, 1));
        count.linear(part, grid.cells(), Kernel.of(4 * channels, channels, 1));
        count.add(part, 0, 4 * channels);
    }
}
