package org.nadir.nn;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts the work of a network by walking the shapes of its layers for one image, without building it: operations and
 * parameters by part. Filled by one thread.
 */
public final class WorkCount {
    private static final PartWork NOTHING = new PartWork(0, 0);

    private final Map<NetworkPart, PartWork> parts = new EnumMap<>(NetworkPart.class);
    private final Grid image;

    /** Size of a map in cells. */
    public record Grid(long rows, long columns) {
        public long cells() {
            return rows * columns;
        }

        /** What a layer of this stride makes of it, padded as all networks here pad. */
        public Grid strided(int stride) {
            return new Grid((rows + stride - 1) / stride, (columns + stride - 1) / stride);
        }

        /** The same map filled up to multiples of a side. */
        public Grid filled(int side) {
            Grid blocks = strided(side);
            return new Grid(blocks.rows * side, blocks.columns * side);
        }
    }

    /** Channels, side and stride of a convolution. */
    public record Kernel(long in, long out, int side, int stride, int groups) {
        public static Kernel of(long in, long out, int side) {
            return new Kernel(in, out, side, 1, 1);
        }

        public Kernel stride(int cells) {
            return new Kernel(in, out, side, cells, groups);
        }

        long weights() {
            return in / groups * out * side * side;
        }
    }

    /** A count of nothing yet, for an image of this size in pixels. */
    public WorkCount(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image of " + width + " x " + height);
        }
        this.image = new Grid(height, width);
    }

    public Grid image() {
        return image;
    }

    /** Work of every part so far, all parts named. */
    public Map<NetworkPart, PartWork> parts() {
        Map<NetworkPart, PartWork> all = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            all.put(part, parts.getOrDefault(part, NOTHING));
        }
        return Collections.unmodifiableMap(all);
    }

    /** Adds a convolution without bias and gives its output. */
    Grid conv(NetworkPart part, Grid input, Kernel kernel) {
        Grid output = input.strided(kernel.stride());
        add(part, output.cells() * kernel.weights(), kernel.weights());
        return output;
    }

    /** Adds a convolution with a bias and gives its output. */
    public Grid convBias(NetworkPart part, Grid input, Kernel kernel) {
        add(part, 0, kernel.out());
        return conv(part, input, kernel);
    }

    /** Adds a convolution that several maps share: its parameters count once. */
    public void shared(NetworkPart part, Iterable<Grid> inputs, Kernel kernel) {
        long cells = 0;
        for (Grid input : inputs) {
            cells += input.strided(kernel.stride()).cells();
        }
        add(part, cells * kernel.weights(), kernel.weights() + kernel.out());
    }

    /** Adds a linear map with bias of so many rows. */
    public void linear(NetworkPart part, long rows, Kernel kernel) {
        add(part, rows * kernel.weights(), kernel.weights() + kernel.out());
    }

    public void add(NetworkPart part, long operations, long parameters) {
        parts.merge(part, new PartWork(operations, parameters), PartWork::plus);
    }
}
