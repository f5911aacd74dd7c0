package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A 3 x 3 convolution of stride 1 and padding 1 whose weights never change, by minimal filtering: 16 products for four cells
 * where the plain sum takes 36 (Winograd 1980; Lavin and Gray, CVPR 2016), and weights that are brought into the layout of the
 * native library once instead of at every call. Equal to the convolution up to the rounding of float32, the same input gives
 * the same bits. Several convolutions may go side by side, each on its own share of the channels.
 *
 * <p>Runs on the host only and records nothing: the gradient by the input is a convolution again, see {@link #transposed}.
 * One thread at a time.
 */
public final class FrozenConv {
    /** G of F(2, 3), by which weights enter; see {@link TileGrid} for the points. */
    private static final float[][] ENTER = {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}};

    /** The product at the points 1 and 1, which goes with factor one into each of the four cells. */
    private static final int IN_ALL_CELLS = 5;

    private final NDArray kernel;
    private final NDArray bias;
    private final NDArray groups;

    private FrozenConv(NDManager manager, NDArray[] parts, NDArray biases) {
        long outputs = parts[0].getShape().get(2);
        long inputs = parts[0].getShape().get(3);
        NDArray inAll = biases.reshape(1, biases.size());
        Ops.Sides others = new Ops.Sides(0, 0, IN_ALL_CELLS, TileGrid.POINTS - IN_ALL_CELLS - 1);
        groups = kept(manager, Ops.constant(manager, new long[] {(long) TileGrid.POINTS * parts.length}));
        // closed at once: what is packed has the size of what is made on the way
        try (NDList separate = new NDList(parts);
                NDArray joined = Ops.concat(parts, 1);
                NDArray plain = joined.reshape(TileGrid.POINTS * parts.length * outputs, inputs, 1, 1)) {
            separate.close();
            kernel = kept(manager, FrozenOps.pack(plain, groups));
        }
        bias = kept(manager, Ops.padAsymmetric(inAll, others).flatten());
    }

    private static NDArray kept(NDManager manager, NDArray array) {
        array.attach(manager);
        NDScope.unregister(array);
        return array;
    }

    /** Weights (O, I, 3, 3) and biases (O). */
    public record Layer(NDArray kernel, NDArray bias) {}

    /** True where such convolutions run: on the host, if its native library has what they are made of. */
    public static boolean runsOn(NDManager manager) {
        return !manager.getDevice().isGpu() && FrozenOps.available();
    }

    /**
     * The convolutions of layers of one shape side by side: rows (cells, parts I) become rows (cells, parts O).
     *
     * @param manager to which the packed weights belong; the layers are not needed any more
     */
    public static FrozenConv of(NDManager manager, List<Layer> layers) {
        NDArray[] parts = layers.stream().map(layer -> points(layer.kernel())).toArray(NDArray[]::new);
        NDArray[] biases = layers.stream().map(Layer::bias).toArray(NDArray[]::new);
        return new FrozenConv(manager, parts, Ops.concat(biases, 0));
    }

    /** What takes slopes by the outputs of {@link #of} of the same layers to slopes by their inputs. */
    public static FrozenConv transposed(NDManager manager, List<Layer> layers) {
        NDArray[] parts = layers.stream()
                .map(layer -> points(layer.kernel().flip(2, 3).transpose(1, 0, 2, 3)))
                .toArray(NDArray[]::new);
        long inputs = layers.size() * layers.get(0).kernel().getShape().get(1);
        return new FrozenConv(manager, parts, manager.zeros(new Shape(inputs)));
    }

    /** The weights (O, I, 3, 3) at the sixteen points: (16, 1, O, I). */
    private static NDArray points(NDArray kernel) {
        Shape shape = kernel.getShape();
        float[] enter = new float[9 * TileGrid.POINTS];
        for (int i = 0; i < enter.length; i++) {
            int tap = i / TileGrid.POINTS;
            int point = i % TileGrid.POINTS;
            enter[i] = ENTER[point / 4][tap / 3] * ENTER[point % 4][tap % 3];
        }
        NDArray matrix = Ops.constant(kernel.getManager(), enter, new Shape(9, TileGrid.POINTS));
        return Scoped.keep(() -> kernel.reshape(-1, 9)
                .matMul(matrix)
                .transpose()
                .reshape(TileGrid.POINTS, 1, shape.get(0), shape.get(1)));
    }

    /** Rows of the cells of a grid, by which they were listed; not recorded. */
    public NDArray forward(NDArray rows, TileGrid grid) {
        List<TileGrid.Part> parts = grid.parts();
        NDArray[] found = new NDArray[parts.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = FrozenOps.filter(rows, parts.get(i), new FrozenOps.Packed(kernel, bias, groups));
        }
        if (found.length == 1) {
            return found[0];
        }
        NDArray whole = Ops.concat(found, 0);
        new NDList(found).close();
        return whole;
    }
}
