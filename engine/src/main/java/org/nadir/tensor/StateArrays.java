package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.base.UserProblem;

/**
 * The arrays that an optimiser keeps beside each parameter, made on first use and named {@code kind/parameter}. They lie in
 * memory as the parameter does, so that an optimiser's step is one pass over all of them.
 */
final class StateArrays {
    private final ParameterSet parameters;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    StateArrays(ParameterSet parameters) {
        this.parameters = parameters;
    }

    NDArray zeros(String kind, Parameter parameter) {
        return arrays.computeIfAbsent(
                kind + parameter.name(), key -> parameter.value().zerosLike());
    }

    Map<String, HostTensor> export() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        arrays.forEach((key, array) -> tensors.put(key, HostTensor.of(array)));
        return tensors;
    }

    void restore(Map<String, HostTensor> saved) {
        arrays.values().forEach(NDArray::close);
        arrays.clear();
        saved.forEach((key, tensor) -> {
            Shape shape = new Shape(tensor.shape());
            String name = key.substring(key.indexOf('/') + 1);
            Parameter parameter = parameters.find(name).orElseThrow(() -> foreign(key, "no such parameter"));
            if (!parameter.shape().equals(shape)) {
                throw foreign(key, shape + " for " + parameter.shape());
            }
            NDArray array = parameter.value().zerosLike();
            try (NDArray values = Ops.constant(parameters.manager(), tensor.values(), shape)) {
                TorchOps.copy(array, values);
            }
            arrays.put(key, array);
        });
    }

    private static UserProblem foreign(String key, String found) {
        return UserProblem.of("The saved state of the optimiser belongs to another model")
                .field(key)
                .found(found)
                .remedy("Resume with the specification that the checkpoint was made with")
                .problem();
    }
}
