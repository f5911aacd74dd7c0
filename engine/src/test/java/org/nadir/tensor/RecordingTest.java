package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet set = new ParameterSet(manager);
    private final Parameter w = set.root().weight("w", new Shape(2), Initializer.constant(3));
    private final Parameter v = set.root().weight("v", new Shape(2), Initializer.constant(2));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aTrainableParameterHasTheGradientOfTheLoss() {
        try (Recording recording = Recording.of(set.trainable())) {
            recording.backward(w.array().mul(v.array()).sum());
            assertArrayEquals(
                    new float[] {2, 2}, recording.gradient(w).orElseThrow().toFloatArray());
            assertArrayEquals(
                    new float[] {3, 3}, recording.gradient(v).orElseThrow().toFloatArray());
        }
    }

    @Test
    void aFrozenParameterHasNoGradientAtAll() {
        v.trainable(false);
        try (Recording recording = Recording.of(List.of(w, v))) {
            recording.backward(w.array().mul(v.array()).sum());
            assertTrue(recording.gradient(v).isEmpty());
            assertEquals(List.of(w), recording.parameters());
        }
    }

    @Test
    void aParameterOutsideTheLossHasNoGradient() {
        try (Recording recording = Recording.of(set.trainable())) {
            recording.backward(w.array().sum());
            assertTrue(recording.gradient(v).isEmpty());
        }
    }

    @Test
    void aFrozenPrefixRecordsNothing() {
        v.trainable(false);
        try (Recording recording = Recording.of(set.trainable())) {
            NDArray prefix = v.array().mul(2);
            assertFalse(Recording.recorded(prefix));
            assertTrue(Recording.recorded(prefix.mul(w.array())));
        }
    }

    @Test
    void gradientsOfTwoLossesAdd() {
        try (Recording recording = Recording.of(set.trainable())) {
            recording.backward(w.array().sum());
            recording.backward(w.array().mul(4).sum());
            assertArrayEquals(
                    new float[] {5, 5}, recording.gradient(w).orElseThrow().toFloatArray());
        }
    }

    @Test
    void nothingIsRecordedOutside() {
        try (Recording recording = Recording.of(set.trainable())) {
            assertTrue(JniUtils.isGradMode());
        }
        assertFalse(JniUtils.isGradMode());
        assertFalse(Recording.recorded(w.array().mul(2)));
    }

    @Test
    void aManagerMadeInsideLeavesTheRecordingOn() {
        try (Recording recording = Recording.of(set.trainable());
                NDManager other = TorchEngine.newManager("cpu")) {
            assertTrue(Recording.recorded(w.array().mul(other.ones(new Shape(2)))));
        }
    }

    @Test
    void poolThreadsRecordNothingOnceTheyAskedForInference() throws Exception {
        Thread thread = new Thread(() -> {
            TorchEngine.inferenceOnly();
            assertFalse(JniUtils.isGradMode());
        });
        thread.start();
        thread.join();
    }

    @Test
    void anEmptyRecordingRecordsNothing() {
        set.all().forEach(p -> p.trainable(false));
        try (Recording recording = Recording.of(set.trainable())) {
            assertFalse(Recording.recorded(w.array().mul(2)));
            assertTrue(recording.gradient(w).isEmpty());
        }
    }

    @Test
    void aParameterCannotBeInTwoRecordings() {
        try (Recording recording = Recording.of(set.trainable())) {
            List<Parameter> again = recording.parameters();
            assertThrows(IllegalStateException.class, () -> Recording.of(again));
        }
    }

    @Test
    void buffersAreNeverTrained() {
        Parameter mean = set.root().buffer("mean", new Shape(2), 0);
        assertFalse(mean.trainable());
        assertThrows(IllegalStateException.class, () -> mean.trainable(true));
        assertEquals(List.of(w, v), set.trainable());
    }

    @Test
    void manyStepsLeaveNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 5; i++) {
            try (Recording recording = Recording.of(set.trainable())) {
                recording.backward(w.array().mul(v.array()).sum());
            }
        }
        assertEquals(before, manager.getManagedArrays().size());
    }

    @Test
    void theDigestChangesWithOneBit() {
        String before = set.digest(p -> true);
        w.set(new float[] {3, Math.nextUp(3f)});
        assertFalse(before.equals(set.digest(p -> true)));
        assertEquals(12, before.length());
    }
}
