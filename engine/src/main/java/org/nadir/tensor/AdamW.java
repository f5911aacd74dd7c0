package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) as PyTorch's {@code torch.optim.AdamW}. Every parameter
 * counts its own steps, so that the bias correction of one that was frozen starts where it stopped.
 */
public final class AdamW implements Optimizer {
    private static final String FIRST = "first/";
    private static final String SECOND = "second/";
    private static final String STEPS = "steps/";

    private final Settings settings;
    private final StateArrays state;
    private final Map<String, Integer> steps = new HashMap<>();

    /** PyTorch's defaults are 0.9, 0.999, 1e-8 and 0.01. */
    public record Settings(double beta1, double beta2, double epsilon, double weightDecay) {
        public static Settings withDecay(double weightDecay) {
            return new Settings(0.9, 0.999, 1e-8, weightDecay);
        }
    }

    public AdamW(ParameterSet parameters, Settings settings) {
        this.settings = settings;
        this.state = new StateArrays(parameters);
    }

    @Override
    public void step(Recording recording, double learningRate) {
        List<NDArray> values = new ArrayList<>();
        List<NDArray> gradients = new ArrayList<>();
        List<NDArray> first = new ArrayList<>();
        List<NDArray> second = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Parameter parameter : recording.parameters()) {
            recording.gradient(parameter).ifPresent(gradient -> {
                values.add(parameter.value());
                gradients.add(gradient);
                first.add(state.zeros(FIRST, parameter));
                second.add(state.zeros(SECOND, parameter));
                counts.add(steps.merge(parameter.name(), 1, Integer::sum));
            });
        }
        if (!values.isEmpty()) {
            TorchOps.adamW(List.of(values, gradients, first, second), counts, learningRate, settings);
        }
    }

    @Override
    public Map<String, HostTensor> state() {
        Map<String, HostTensor> saved = state.export();
        steps.forEach(
                (name, count) -> saved.put(STEPS + name, new HostTensor(new long[0], DType.I64, new float[] {count})));
        return saved;
    }

    @Override
    public void restore(Map<String, HostTensor> saved) {
        Map<String, HostTensor> arrays = new HashMap<>();
        steps.clear();
        saved.forEach((key, tensor) -> {
            if (key.startsWith(STEPS)) {
                steps.put(key.substring(STEPS.length()), Math.round(tensor.values()[0]));
            } else {
                arrays.put(key, tensor);
            }
        });
        state.restore(arrays);
    }
}
