package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The stretch of a training step in which gradients are recorded: from the forward pass to the optimiser. While it is open,
 * the given parameters hand out recorded leaves that share their memory, and gradient mode is on for this thread; closing
 * it frees leaves, gradients and whatever was computed from them, and turns the mode off. A parameter that is not given has
 * no gradient, and a prefix of the network that holds only such parameters records nothing. Used by one thread.
 */
public final class Recording implements AutoCloseable {
    private static final ThreadLocal<Integer> OPEN = ThreadLocal.withInitial(() -> 0);

    private final NDManager scope;
    private final List<Parameter> parameters;
    private final Map<Parameter, NDArray> gradients = new IdentityHashMap<>();
    private boolean closed;

    private Recording(NDManager scope, List<Parameter> parameters) {
        this.scope = scope;
        this.parameters = parameters;
    }

    /**
     * Opens a recording of the trainable ones among {@code parameters}.
     *
     * @throws IllegalStateException when a parameter is in another open recording
     */
    public static Recording of(List<Parameter> parameters) {
        List<Parameter> trained =
                parameters.stream().filter(Parameter::trainable).toList();
        for (Parameter parameter : trained) {
            if (parameter.leaf() != null) {
                throw new IllegalStateException(parameter.name() + " is in another recording");
            }
        }
        NDManager scope = trained.isEmpty()
                ? TorchEngine.baseManager().newSubManager()
                : trained.get(0).value().getManager().newSubManager();
        for (Parameter parameter : trained) {
            NDArray leaf = parameter.value().stopGradient();
            leaf.attach(scope);
            leaf.setRequiresGradient(true);
            parameter.record(leaf);
        }
        OPEN.set(OPEN.get() + 1);
        JniUtils.setGradMode(true);
        return new Recording(scope, trained);
    }

    /** True while a recording is open on the calling thread: in a training step. */
    public static boolean openHere() {
        return OPEN.get() > 0;
    }

    /** The parameters that this recording includes. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Computes the gradients of a loss of one value; a second call adds to them. Frees the recorded graph. */
    public void backward(NDArray loss) {
        if (loss.size() != 1) {
            throw new IllegalArgumentException("A loss has one value, not shape " + loss.getShape());
        }
        try (NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType())) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
        collect();
    }

    /** The gradient, or empty when the parameter is frozen or did not take part in the loss. Closed with the recording. */
    public Optional<NDArray> gradient(Parameter parameter) {
        return Optional.ofNullable(gradients.get(parameter));
    }

    /** True when the array was computed from a recorded parameter: when a loss made of it has gradients. */
    public static boolean recorded(NDArray array) {
        return TorchOps.requiresGradient(array);
    }

    /**
     * The value of a loss and its slopes by arrays, found at once and apart from the graph that is being recorded; nothing of
     * it stays. For a recording thread.
     *
     * @param at arrays that the loss is made of, not recorded
     * @param loss makes a scalar of recorded leaves in their place
     * @return the value, then a slope of the shape of each array
     */
    public static NDList slopes(NDList at, Function<NDList, NDArray> loss) {
        NDList leaves = new NDList(at.size());
        for (NDArray array : at) {
            NDArray leaf = array.stopGradient();
            leaf.setRequiresGradient(true);
            leaves.add(leaf);
        }
        NDArray value = loss.apply(leaves);
        try (NDArray one = value.getManager().ones(value.getShape(), value.getDataType())) {
            JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
        }
        NDList found = new NDList(value.stopGradient());
        for (NDArray leaf : leaves) {
            NDArray slope = JniUtils.getGradient((PtNDArray) leaf);
            found.add(slope == null ? leaf.zerosLike() : slope);
        }
        return found;
    }

    private void collect() {
        for (Parameter parameter : parameters) {
            NDArray leaf = parameter.leaf();
            if (leaf == null) {
                continue;
            }
            PtNDArray gradient = JniUtils.getGradient((PtNDArray) leaf);
            if (gradient != null) {
                gradient.attach(scope);
                NDArray before = gradients.put(parameter, gradient);
                if (before != null) {
                    before.close();
                }
            }
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        OPEN.set(OPEN.get() - 1);
        JniUtils.setGradMode(openHere());
        parameters.forEach(parameter -> parameter.record(null));
        gradients.clear();
        scope.close();
    }
}
