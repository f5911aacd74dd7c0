package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;

/** A 1 x 1 convolution without bias from the student's width to the teacher's, the same for every level of the pyramid. */
record Adapter(Parameter weight) {
    private static final String NAME = "adapter";
    private static final Conv POINT = Conv.of(1, 0);

    /**
     * Adds the adapter of a pair to the student's parameters. It starts as a convolution of PyTorch starts, which the
     * reference leaves it at: uniform in +-1 / sqrt(inputs).
     */
    static Adapter create(Pair pair) {
        int from = pair.student().neckChannels();
        double bound = Math.sqrt(1.0 / from);
        Initializer uniform = (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-bound, bound);
            }
        };
        Shape shape = new Shape(pair.teacher().neckChannels(), from, 1, 1);
        return new Adapter(Distillers.place(pair).child(NAME).weight("weight", shape, uniform));
    }

    /** The adapter that the student was given before. */
    static Optional<Adapter> of(Pair pair) {
        return pair.student()
                .parameters()
                .find(Distillers.place(pair).child(NAME).name() + ".weight")
                .map(Adapter::new);
    }

    /** The map (N, C, H, W) in the teacher's width. */
    NDArray forward(NDArray map) {
        return Ops.conv2d(map, weight.array(), null, POINT);
    }
}
