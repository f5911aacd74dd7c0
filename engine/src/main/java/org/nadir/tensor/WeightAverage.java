package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.UserProblem;

/**
 * The exponential moving average of all parameters and buffers of a model, frozen ones included: the average of what no
 * longer moves goes on approaching it. After move n of the optimiser {@code average += (1 - d) (value - average)} with
 * {@code d = min(decay, (1 + n) / (10 + n))}, so that the first moves do not weigh for long (TensorFlow's
 * {@code tf.train.ExponentialMovingAverage} with {@code num_updates}). The arrays lie beside the parameters and move in
 * place, in one call into the native library. Used by the thread that trains, outside of recordings.
 */
public final class WeightAverage {
    private final ParameterSet parameters;
    private final double decay;
    private final Map<String, NDArray> averages = new LinkedHashMap<>();

    /**
     * An average that begins with the present values.
     *
     * @param decay share of the average that a move leaves, at least 0 and below 1
     */
    public WeightAverage(ParameterSet parameters, double decay) {
        this.parameters = parameters;
        this.decay = decay;
        for (Parameter parameter : parameters.all()) {
            averages.put(parameter.name(), parameter.value().zerosLike());
        }
        begin();
    }

    /** Begins anew with the present values. */
    public void begin() {
        for (Parameter parameter : parameters.all()) {
            TorchOps.copy(average(parameter), parameter.value());
        }
    }

    /** Follows the parameters after {@code moves} moves of the optimiser, the latest one included. */
    public void follow(long moves) {
        double kept = Math.min(decay, (1.0 + moves) / (10.0 + moves));
        TorchOps.approach(all(), values(), 1 - kept);
    }

    /** Exchanges average and parameters, bit for bit: twice is nothing. */
    public void swap() {
        TorchOps.swap(all(), values());
    }

    /** Host copies of the averages by the names of the parameters. */
    public Map<String, HostTensor> export() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        averages.forEach((name, average) -> tensors.put(name, HostTensor.of(average)));
        return tensors;
    }

    /**
     * Puts back what {@link #export} gave, bit for bit.
     *
     * @throws UserProblem when it belongs to another model
     */
    public void restore(Map<String, HostTensor> saved) {
        for (Parameter parameter : parameters.all()) {
            HostTensor tensor = saved.get(parameter.name());
            if (tensor == null || tensor.values().length != parameter.value().size()) {
                throw UserProblem.of("The averaged weights of the checkpoint belong to another model")
                        .field(parameter.name())
                        .problem();
            }
            try (NDArray values = Ops.constant(parameters.manager(), tensor.values(), parameter.shape())) {
                TorchOps.copy(average(parameter), values);
            }
        }
    }

    private NDArray average(Parameter parameter) {
        NDArray average = averages.get(parameter.name());
        if (average == null) {
            throw new IllegalStateException(parameter.name() + " was added after its average was made");
        }
        return average;
    }

    private List<NDArray> all() {
        return new ArrayList<>(averages.values());
    }

    private List<NDArray> values() {
        return parameters.all().stream().map(Parameter::value).toList();
    }
}
