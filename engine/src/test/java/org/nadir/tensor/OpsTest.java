package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsTest {
    private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final Shape MAP = new Shape(1, 1, 3, 3);

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray map() {
        return manager.create(NINE, MAP);
    }

    @Test
    void convolutionCorrelatesWithPaddingStrideAndBias() {
        NDArray w = manager.create(new float[] {0, 0, 0, 0, 1, 2, 0, 0, 0}, MAP);
        NDArray y = Ops.conv2d(map(), w, manager.create(new float[] {10}), Conv.of(2, 1));
        // centre + 2 * right neighbour + 10 at (0,0), (0,2), (2,0), (2,2)
        assertArrayEquals(new float[] {15, 13, 33, 19}, y.toFloatArray());
    }

    @Test
    void depthwiseConvolutionKeepsChannelsApart() {
        NDArray x = manager.create(new float[] {1, 2}, new Shape(1, 2, 1, 1));
        NDArray w = manager.create(new float[] {3, 5}, new Shape(2, 1, 1, 1));
        assertArrayEquals(
                new float[] {3, 10},
                Ops.conv2d(x, w, null, Conv.of(1, 0).groups(2)).toFloatArray());
    }

    @Test
    void evaluatedBatchNormUsesStoredStatisticsAndLeavesThem() {
        NDArray mean = manager.create(new float[] {5});
        NDArray variance = manager.create(new float[] {4});
        Ops.Norm norm = new Ops.Norm(manager.create(new float[] {2}), manager.create(new float[] {1}), mean, variance);
        assertArrayEquals(
                new float[] {-3, -2, -1, 0, 1, 2, 3, 4, 5},
                Ops.batchNormEval(map(), norm).toFloatArray(),
                1e-4f);
        assertEquals(5, mean.getFloat());
        assertEquals(4, variance.getFloat());
    }

    @Test
    void trainedBatchNormMovesStatisticsAsPyTorchDoes() {
        NDArray mean = manager.zeros(new Shape(1));
        NDArray variance = manager.ones(new Shape(1));
        Ops.Norm norm = new Ops.Norm(manager.ones(new Shape(1)), manager.zeros(new Shape(1)), mean, variance);
        NDArray y = Ops.batchNormTrain(map(), norm, 0.1);
        // batch mean 5, variance 60 / 9 for the output, 60 / 8 for the statistics
        assertEquals(-4 / Math.sqrt(60.0 / 9 + 1e-5), y.toFloatArray()[0], 1e-5);
        assertEquals(0.5, mean.getFloat(), 1e-6);
        assertEquals(0.9 + 0.75, variance.getFloat(), 1e-6);
    }

    @Test
    void groupNormKeepsGroupsOfChannelsApart() {
        // channels 1, 3 | 10, 10: the first pair has mean 2 and deviation 1, the second deviation 0
        NDArray x = manager.create(new float[] {1, 3, 10, 10}, new Shape(1, 4, 1, 1));
        NDArray gamma = manager.create(new float[] {2, 2, 1, 1});
        NDArray beta = manager.create(new float[] {0, 5, 7, 8});
        assertArrayEquals(
                new float[] {-2, 7, 7, 8}, Ops.groupNorm(x, 2, gamma, beta).toFloatArray(), 1e-4f);
    }

    @Test
    void relu6CutsAtZeroAndSix() {
        assertArrayEquals(
                new float[] {0, 3, 6},
                Ops.relu6(manager.create(new float[] {-1, 3, 7})).toFloatArray());
    }

    @Test
    void aFoldedConvolutionEqualsConvolutionNormAndActivation() {
        NDArray w = manager.create(new float[] {0.2f, -0.4f, 0.1f, 0.5f, 0.3f, -0.6f, 0.7f, 0.2f, 0.1f}, MAP);
        Ops.Norm norm = new Ops.Norm(
                manager.create(new float[] {2}),
                manager.create(new float[] {-1}),
                manager.create(new float[] {3}),
                manager.create(new float[] {4}));
        for (Conv conv : new Conv[] {Conv.of(1, 1), Conv.of(2, 1), Conv.of(1, 0), Conv.of(2, 3)}) {
            NDArray y = Ops.batchNormEval(Ops.conv2d(map(), w, null, conv), norm);
            check(y, Ops.conv2dFolded(map(), new Ops.Normed(w, norm), conv, Ops.Activation.NONE));
            check(Ops.relu(y), Ops.conv2dFolded(map(), new Ops.Normed(w, norm), conv, Ops.Activation.RELU));
            check(Ops.relu6(y), Ops.conv2dFolded(map(), new Ops.Normed(w, norm), conv, Ops.Activation.RELU6));
        }
    }

    private static void check(NDArray expected, NDArray found) {
        assertEquals(expected.getShape(), found.getShape());
        assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 1e-5f);
    }

    @Test
    void reluInPlaceOverwritesAndHasItsGradient() {
        NDArray x = manager.create(new float[] {-1, 2});
        Ops.reluInPlace(x);
        assertArrayEquals(new float[] {0, 2}, x.toFloatArray());
        float[] gradient =
                GradientCheck.gradient(manager, new float[] {-1, 2}, new Shape(2), p -> Ops.reluInPlace(p.mul(3))
                        .square());
        assertArrayEquals(new float[] {0, 36}, gradient);
    }

    @Test
    void nearestUpsamplingMeetsOddSizes() {
        NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));
        assertArrayEquals(
                new float[] {1, 1, 2, 1, 1, 2, 3, 3, 4},
                Ops.upsampleNearest(x, 3, 3).toFloatArray());
    }

    @Test
    void paddingTakesEachSideForItself() {
        NDArray x = manager.create(new float[] {1}, new Shape(1, 1, 1, 1));
        NDArray y = Ops.padAsymmetric(x, new Ops.Sides(0, 1, 0, 2));
        assertEquals(new Shape(1, 1, 3, 2), y.getShape());
        assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0}, y.toFloatArray());
    }

    @Test
    void maxPoolTakesTheLargestOfEachWindow() {
        assertArrayEquals(
                new float[] {5, 6, 8, 9}, Ops.maxPool2d(map(), 3, 2, 1).toFloatArray());
    }

    @Test
    void globalAverageIsTheMeanOfTheMap() {
        assertArrayEquals(new float[] {5}, Ops.avgPoolGlobal(map()).toFloatArray(), 1e-6f);
    }

    @Test
    void crossEntropyOfEqualLogitsIsTheLogarithmOfTheirNumber() {
        NDArray logits = manager.zeros(new Shape(2, 4));
        NDArray loss = Ops.crossEntropy(logits, manager.create(new long[] {0, 3}));
        assertEquals(Math.log(4), loss.getFloat(), 1e-6);
    }

    @Test
    void selectedRowsGiveTheirGradientBack() {
        float[] gradient =
                GradientCheck.gradient(manager, NINE, new Shape(3, 3), x -> Ops.selectRows(x, new int[] {2, 0, 2}));
        assertArrayEquals(new float[] {1, 1, 1, 0, 0, 0, 2, 2, 2}, gradient);
    }

    @Test
    void operatorsAgreeWithDifferences() {
        float[] values = {0.3f, -0.8f, 1.2f, 2.1f, -1.7f, 0.9f, 0.4f, -0.2f, 1.5f};
        NDArray w = manager.create(new float[] {0.2f, -0.4f, 0.1f, 0.5f, 0.3f, -0.6f, 0.7f, 0.2f, 0.1f}, MAP);
        GradientCheck.check(
                values, MAP, 5e-3, x -> Ops.conv2d(x, w, null, Conv.of(1, 1)).square());
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.sigmoid(x).square());
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.upsampleNearest(x, 5, 4).square());
        GradientCheck.check(
                values, MAP, 5e-3, x -> Ops.upsampleBilinear(x, 5, 4).square());
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.padAsymmetric(x, new Ops.Sides(1, 2, 0, 1))
                .square());
    }

    @Test
    void boundsAndFactorsAgreeWithDifferences() {
        float[] values = {0.3f, -0.8f, 1.2f, 2.1f, -1.7f, 0.9f, 0.4f, -0.2f, 1.5f};
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.times(x, -3).square());
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.atLeast(x, 0.6).square());
        GradientCheck.check(values, MAP, 5e-3, x -> Ops.atMost(x, 0.6).square());
    }
}
