package org.nadir.tensor;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Draws the first values of a weight on the host, so that they depend on the seed and the name alone and not on the
 * device or the native library.
 */
@FunctionalInterface
public interface Initializer {
    void fill(float[] values, Shape shape, RandomStream random);

    /** Normal with standard deviation sqrt(2 / fan out): He et al. 2015, the start of torchvision's ResNets. */
    static Initializer kaimingFanOut() {
        return (values, shape, random) -> gaussian(values, random, Math.sqrt(2.0 / fan(shape, 0)));
    }

    /** Normal with standard deviation sqrt(2 / fan in). */
    static Initializer kaimingFanIn() {
        return (values, shape, random) -> gaussian(values, random, Math.sqrt(2.0 / fan(shape, 1)));
    }

    static Initializer normal(double std) {
        return (values, shape, random) -> gaussian(values, random, std);
    }

    /** Uniform in plus or minus sqrt(6 / (fan in + fan out)): Glorot 2010, the start of MMDetection's FPN. */
    static Initializer xavierUniform() {
        return (values, shape, random) -> {
            double bound = Math.sqrt(6.0 / (fan(shape, 0) + fan(shape, 1)));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
        };
    }

    static Initializer constant(double value) {
        return (values, shape, random) -> Arrays.fill(values, (float) value);
    }

    private static void gaussian(float[] values, RandomStream random, double std) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * std);
        }
    }

    private static double fan(Shape shape, int axis) {
        long receptive = 1;
        for (int i = 2; i < shape.dimension(); i++) {
            receptive *= shape.get(i);
        }
        return (double) shape.get(axis) * receptive;
    }
}
