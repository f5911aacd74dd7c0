package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.FrozenConv;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TileGrid;

/**
 * A {@link RetinaHead} that does not learn, with weights packed once and both towers side by side over the cells of all levels
 * as rows of one table. It says what the head says, up to the rounding of float32. A loss between what it says of two pyramids
 * is led back to the maps at once, so that nothing of the head stays in the recorded graph. Packed weights take three and a
 * half times the memory of the weights. Used by one thread; its arrays belong to a manager below the one it was made with.
 */
final class FrozenRetinaHead implements AutoCloseable {
    /** Channels that the native library takes at a time. */
    private static final int BLOCK = 16;

    private final NDManager manager;
    private final RetinaHead.Sizes sizes;
    private final int width;
    private final List<FrozenConv> layers = new ArrayList<>();
    private final List<FrozenConv> back = new ArrayList<>();
    private @Nullable TileGrid grid;

    /** A measure of two outputs. */
    @FunctionalInterface
    interface Distance {
        /** A scalar, with a gradient towards the first. */
        NDArray of(HeadOutput given, HeadOutput wanted);
    }

    /** @param branches the layers of the classes and those of the boxes, each up to its output */
    FrozenRetinaHead(NDManager parent, RetinaHead.Sizes sizes, List<List<FrozenConv.Layer>> branches) {
        this.manager = parent.newSubManager();
        this.sizes = sizes;
        this.width = (Math.max(classWidth(), boxWidth()) + BLOCK - 1) / BLOCK * BLOCK;
        int last = sizes.convs();
        for (int i = 0; i <= last; i++) {
            int at = i;
            // layer by layer: what is made on the way is several times as large as what stays
            Scoped.keepAll(() -> {
                List<FrozenConv.Layer> both = new ArrayList<>();
                branches.forEach(branch -> both.add(at == last ? widened(branch.get(at)) : branch.get(at)));
                List<FrozenConv.Layer> parts = at == 0 ? List.of(joined(both)) : both;
                layers.add(FrozenConv.of(manager, parts));
                back.add(FrozenConv.transposed(manager, parts));
                return new NDList();
            });
        }
    }

    /** Both branches of the first layer read the same maps. */
    private static FrozenConv.Layer joined(List<FrozenConv.Layer> both) {
        NDArray[] kernels = both.stream().map(FrozenConv.Layer::kernel).toArray(NDArray[]::new);
        NDArray[] biases = both.stream().map(FrozenConv.Layer::bias).toArray(NDArray[]::new);
        return new FrozenConv.Layer(Ops.concat(kernels, 0), Ops.concat(biases, 0));
    }

    /** An output of zeros behind those of the layer, up to the common width. */
    private FrozenConv.Layer widened(FrozenConv.Layer layer) {
        Shape shape = layer.kernel().getShape();
        long more = width - shape.get(0);
        NDArray kernel = manager.zeros(new Shape(more, shape.get(1), 3, 3));
        NDArray bias = manager.zeros(new Shape(more));
        return new FrozenConv.Layer(
                Ops.concat(new NDArray[] {layer.kernel(), kernel}, 0),
                Ops.concat(new NDArray[] {layer.bias(), bias}, 0));
    }

    private int classWidth() {
        return sizes.anchors() * sizes.classes();
    }

    private int boxWidth() {
        return sizes.anchors() * sizes.offsets();
    }

    /**
     * How far what the head says of some maps is from what it says of others, a scalar with a gradient towards the former.
     *
     * @param distance of what is said of the former from what is said of the latter, with a gradient towards the former
     */
    NDArray distance(NDList given, NDList wanted, Distance distance) {
        return Scoped.keep(() -> {
            TileGrid tiles = tiles(given);
            HeadOutput taught = taught(wanted, tiles);
            NDArray own = table(given);
            List<NDArray> maps = climb(own.stopGradient(), tiles);
            HeadOutput said = said(maps.get(sizes.convs()), images(given));
            if (!Recording.recorded(own)) {
                return distance.of(said, taught);
            }
            NDList found = Recording.slopes(
                    new NDList(said.logits(), said.offsets()),
                    leaves -> distance.of(new HeadOutput(leaves.get(0), leaves.get(1)), taught));
            return KnownSlope.loss(own, descend(maps, slope(found.get(1), found.get(2)), tiles), found.get(0));
        });
    }

    /** What the head says of maps; the rows between its layers are closed on the way. */
    private HeadOutput taught(NDList maps, TileGrid tiles) {
        NDList both = Scoped.keepAll(() -> {
            NDArray x = table(maps);
            for (int i = 0; i < layers.size(); i++) {
                try (NDArray below = x) {
                    x = layer(i, below, tiles);
                }
            }
            HeadOutput output = said(x, images(maps));
            return new NDList(output.logits(), output.offsets());
        });
        return new HeadOutput(both.get(0), both.get(1));
    }

    /** The cells (images cells, C) of maps (N, C, H, W), those of an image together. */
    private NDArray table(NDList maps) {
        NDArray[] cells = maps.stream()
                .map(map -> map.transpose(0, 2, 3, 1).reshape(map.getShape().get(0), -1, sizes.channels()))
                .toArray(NDArray[]::new);
        return Ops.concat(cells, 1).reshape(-1, sizes.channels());
    }

    private TileGrid tiles(NDList maps) {
        TileGrid.Maps wanted = new TileGrid.Maps(images(maps), DensePlaces.columns(maps), DensePlaces.rows(maps));
        TileGrid tiles = grid;
        if (tiles == null || !tiles.covers(wanted)) {
            if (tiles != null) {
                tiles.close();
            }
            tiles = TileGrid.of(manager, wanted);
            grid = tiles;
        }
        return tiles;
    }

    private static int images(NDList maps) {
        return (int) maps.get(0).getShape().get(0);
    }

    /** The rows behind each layer, the output last. */
    private List<NDArray> climb(NDArray cells, TileGrid tiles) {
        List<NDArray> maps = new ArrayList<>();
        NDArray x = cells;
        for (int i = 0; i < layers.size(); i++) {
            x = layer(i, x, tiles);
            maps.add(x);
        }
        return maps;
    }

    private NDArray layer(int number, NDArray x, TileGrid tiles) {
        NDArray y = layers.get(number).forward(x, tiles);
        return number < sizes.convs() ? Ops.reluInPlace(y) : y;
    }

    /** The slope by the cells from that by the output; what is not needed any more is closed on the way. */
    private NDArray descend(List<NDArray> maps, NDArray output, TileGrid tiles) {
        NDArray slope = output;
        for (int i = layers.size() - 1; i >= 0; i--) {
            try (NDArray above = slope) {
                slope = back.get(i).forward(above, tiles);
            }
            if (i > 0) {
                try (NDArray below = slope;
                        NDArray map = maps.get(i - 1)) {
                    slope = Ops.reluSlope(below, map);
                }
            }
        }
        return slope;
    }

    private HeadOutput said(NDArray output, int images) {
        NDArray logits = output.get(":, :" + classWidth());
        NDArray offsets = output.get(":, " + width + ":" + (width + boxWidth()));
        return new HeadOutput(
                logits.reshape(images, -1, sizes.classes()), offsets.reshape(images, -1, sizes.offsets()));
    }

    /** The slope by the output, of which what is behind the values of a branch has none. */
    private NDArray slope(NDArray logits, NDArray offsets) {
        return Ops.concat(new NDArray[] {widened(logits, classWidth()), widened(offsets, boxWidth())}, 1);
    }

    private NDArray widened(NDArray slopes, int values) {
        NDArray rows = slopes.reshape(-1, values);
        return Ops.padAsymmetric(rows, new Ops.Sides(0, width - values, 0, 0));
    }

    @Override
    public void close() {
        manager.close();
    }
}
