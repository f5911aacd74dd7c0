package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as PyTorch's {@code torch.optim.SGD} without dampening: {@code g += decay * p},
 * {@code v = momentum * v + g} (the first time {@code v = g}), {@code p -= rate * v}. One call into the native library per
 * step; parameters and momentum move in place.
 */
public final class Sgd implements Optimizer {
    private static final String MOMENTUM = "momentum/";

    private final double momentum;
    private final double weightDecay;
    private final StateArrays state;

    public Sgd(ParameterSet parameters, double momentum, double weightDecay) {
        this.momentum = momentum;
        this.weightDecay = weightDecay;
        this.state = new StateArrays(parameters);
    }

    @Override
    public void step(Recording recording, double learningRate) {
        List<NDArray> values = new ArrayList<>();
        List<NDArray> gradients = new ArrayList<>();
        List<NDArray> buffers = new ArrayList<>();
        for (Parameter parameter : recording.parameters()) {
            recording.gradient(parameter).ifPresent(gradient -> {
                values.add(parameter.value());
                gradients.add(gradient);
                if (momentum != 0) {
                    buffers.add(state.zeros(MOMENTUM, parameter));
                }
            });
        }
        if (!values.isEmpty()) {
            TorchOps.sgd(List.of(values, gradients, buffers), learningRate, momentum, weightDecay);
        }
    }

    @Override
    public Map<String, HostTensor> state() {
        return state.export();
    }

    @Override
    public void restore(Map<String, HostTensor> saved) {
        state.restore(saved);
    }
}
