package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class OptimizerTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet set = new ParameterSet(manager);
    private final Parameter w = set.root().weight("w", new Shape(2), Initializer.constant(1));
    private final Parameter frozen = set.root().weight("f", new Shape(1), Initializer.constant(5));

    @AfterEach
    void close() {
        manager.close();
    }

    /** One step on the loss sum(gradient * w): the gradient is {@code gradient}. */
    private void step(Optimizer optimizer, double rate, float... gradient) {
        try (Recording recording = Recording.of(set.trainable())) {
            NDArray g = manager.create(gradient);
            NDArray loss = w.array().mul(g).sum();
            if (frozen.trainable()) {
                loss = loss.add(frozen.array().mul(gradient[0]).sum());
            }
            recording.backward(loss);
            optimizer.step(recording, rate);
        }
    }

    @Test
    void momentumTakesTheRateOutsideAsPyTorchDoes() {
        Sgd sgd = new Sgd(set, 0.5, 0);
        step(sgd, 0.1, 1, 2);
        // v = (1, 2); w = 1 - 0.1 v
        assertArrayEquals(new float[] {0.9f, 0.8f}, w.toFloatArray(), 1e-6f);
        step(sgd, 0.01, 1, 2);
        // v = 0.5 v + g = (1.5, 3), and the new rate alone counts
        assertArrayEquals(new float[] {0.885f, 0.77f}, w.toFloatArray(), 1e-6f);
    }

    @Test
    void decayIsAddedToTheGradientBeforeMomentum() {
        Sgd sgd = new Sgd(set, 0.9, 0.1);
        step(sgd, 1, 0, 1);
        // g = (0.1, 1.1)
        assertArrayEquals(new float[] {0.9f, -0.1f}, w.toFloatArray(), 1e-6f);
        step(sgd, 1, 0, 1);
        // g = (0.09, 0.99); v = 0.9 (0.1, 1.1) + g = (0.18, 1.98)
        assertArrayEquals(new float[] {0.72f, -2.08f}, w.toFloatArray(), 1e-6f);
    }

    @Test
    void withoutMomentumThereIsNoState() {
        Sgd sgd = new Sgd(set, 0, 0);
        step(sgd, 0.5, 1, 2);
        assertArrayEquals(new float[] {0.5f, 0f}, w.toFloatArray(), 1e-6f);
        assertTrue(sgd.state().isEmpty());
    }

    @Test
    void aFrozenParameterKeepsItsBitsAndItsMomentum() {
        Sgd sgd = new Sgd(set, 0.9, 0.1);
        step(sgd, 0.1, 1, 2);
        frozen.trainable(false);
        float[] before = frozen.toFloatArray();
        HostTensor momentum = sgd.state().get("momentum/f");
        step(sgd, 0.1, 1, 2);
        assertArrayEquals(before, frozen.toFloatArray());
        assertTrue(momentum.sameAs(sgd.state().get("momentum/f")));
    }

    @Test
    void adamWFollowsItsFormula() {
        AdamW adam = new AdamW(set, new AdamW.Settings(0.9, 0.999, 1e-8, 0.1));
        double p = 1;
        double m = 0;
        double v = 0;
        double[] gradients = {0.5, -0.2, 3, 0.01};
        for (int t = 1; t <= gradients.length; t++) {
            double g = gradients[t - 1];
            step(adam, 0.01, (float) g, 1);
            p *= 1 - 0.01 * 0.1;
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            p -= 0.01 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
            assertEquals(p, w.toFloatArray()[0], 2e-6);
        }
    }

    @Test
    void adamWCountsTheStepsOfEachParameterForItself() {
        AdamW adam = new AdamW(set, AdamW.Settings.withDecay(0));
        frozen.trainable(false);
        step(adam, 0.01, 1, 1);
        step(adam, 0.01, 1, 1);
        frozen.trainable(true);
        step(adam, 0.01, 1, 1);
        assertEquals(3, adam.state().get("steps/w").values()[0]);
        assertEquals(1, adam.state().get("steps/f").values()[0]);
        // the first step of Adam moves by the rate, however late it comes
        assertEquals(5 - 0.01, frozen.toFloatArray()[0], 1e-6);
    }

    @Test
    void aRestoredOptimizerGoesOnBitForBit() {
        for (int kind = 0; kind < 2; kind++) {
            Optimizer first = kind == 0 ? new Sgd(set, 0.9, 1e-2) : new AdamW(set, AdamW.Settings.withDecay(1e-2));
            Optimizer second = kind == 0 ? new Sgd(set, 0.9, 1e-2) : new AdamW(set, AdamW.Settings.withDecay(1e-2));
            step(first, 0.1, 0.3f, 0.7f);
            float[] at = w.toFloatArray();
            float[] other = frozen.toFloatArray();
            Map<String, HostTensor> state = first.state();
            step(first, 0.1, 0.11f, 0.13f);
            float[] uninterrupted = w.toFloatArray();
            w.set(at);
            frozen.set(other);
            second.restore(state);
            step(second, 0.1, 0.11f, 0.13f);
            assertArrayEquals(uninterrupted, w.toFloatArray());
        }
    }

    @Test
    void aStateOfAnotherModelIsRefused() {
        Map<String, HostTensor> foreign = new HashMap<>(Map.of("momentum/other", HostTensor.of(1)));
        assertThrows(UserProblem.class, () -> new Sgd(set, 0.9, 0).restore(foreign));
    }

    @Test
    void stepsDoNotGatherArrays() {
        Sgd sgd = new Sgd(set, 0.9, 1e-4);
        step(sgd, 0.1, 1, 2);
        int before = manager.getManagedArrays().size();
        step(sgd, 0.1, 1, 2);
        // the test's own gradient is the one array more
        assertEquals(before + 1, manager.getManagedArrays().size());
    }

    @Test
    void clippingScalesByTheCommonNorm() {
        frozen.trainable(false);
        try (Recording recording = Recording.of(set.trainable())) {
            recording.backward(w.array().mul(manager.create(new float[] {3, 4})).sum());
            assertEquals(5, GradientClip.byNorm(recording, set.trainable(), 2.5), 1e-6);
            assertArrayEquals(
                    new float[] {1.5f, 2f}, recording.gradient(w).orElseThrow().toFloatArray(), 1e-5f);
        }
    }

    @Test
    void shortGradientsAreNotClipped() {
        try (Recording recording = Recording.of(set.trainable())) {
            recording.backward(w.array().mul(manager.create(new float[] {3, 4})).sum());
            assertEquals(5, GradientClip.byNorm(recording, set.trainable(), 35), 1e-6);
            assertArrayEquals(
                    new float[] {3, 4}, recording.gradient(w).orElseThrow().toFloatArray());
        }
    }
}
