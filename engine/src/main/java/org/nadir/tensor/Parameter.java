package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A named float32 array of a network: a weight that may be trained or a buffer (running statistics) that never is. A
 * forward pass uses {@link #array()}; whether that array records gradients depends on the open {@link Recording} alone,
 * so a network never asks whether it is being trained. Owned by its {@link ParameterSet}; one thread at a time.
 */
public final class Parameter {
    private final String name;
    private final NDArray value;
    private final boolean buffer;
    private boolean trainable;
    private @Nullable NDArray leaf;

    Parameter(String name, NDArray value, boolean buffer) {
        this.name = name;
        this.value = value;
        this.buffer = buffer;
        this.trainable = !buffer;
    }

    /** Dotted name as a weight file spells it, for example {@code backbone.layer1.0.conv1.weight}. */
    public String name() {
        return name;
    }

    /** What a forward pass uses: the recorded leaf inside a {@link Recording} of this parameter, else the value. */
    public NDArray array() {
        NDArray recorded = leaf;
        return recorded != null ? recorded : value;
    }

    /** The stored value; it never records and shares its memory with the leaf. */
    public NDArray value() {
        return value;
    }

    /** True inside a recording that includes this parameter. */
    public boolean recorded() {
        return leaf != null;
    }

    public Shape shape() {
        return value.getShape();
    }

    public boolean buffer() {
        return buffer;
    }

    public boolean trainable() {
        return trainable;
    }

    /**
     * Says whether the next recordings include this parameter. A parameter that is not trainable has no gradient at all.
     *
     * @throws IllegalStateException when a buffer is to be trained
     */
    public void trainable(boolean train) {
        if (train && buffer) {
            throw new IllegalStateException(name + " holds running statistics and is never trained");
        }
        trainable = train;
    }

    /** Replaces the value in place. */
    public void set(float[] values) {
        if (values.length != value.size()) {
            throw new IllegalArgumentException(name + " has " + value.size() + " values, not " + values.length);
        }
        try (NDArray fresh = Ops.constant(value.getManager(), values, value.getShape())) {
            TorchOps.copy(value, fresh);
        }
    }

    public float[] toFloatArray() {
        return Ops.values(value);
    }

    void record(@Nullable NDArray recorded) {
        leaf = recorded;
    }

    @Nullable
    NDArray leaf() {
        return leaf;
    }

    @Override
    public String toString() {
        return name + value.getShape();
    }
}
