package org.nadir.nn;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * Copies tensors into parameters of the same name and shape. Nothing is guessed: what does not fit is told in the report
 * and the parameter keeps its first values.
 */
public final class WeightLoader {
    private WeightLoader() {}

    /**
     * Loads the parameters whose names start with {@code prefix}; the file's names are those without the prefix.
     *
     * @param prefix for example {@code backbone.}, or empty for the whole model
     */
    public static WeightReport load(ParameterSet target, String prefix, Map<String, HostTensor> source) {
        List<String> loaded = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> mismatched = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Parameter parameter : target.all()) {
            if (!parameter.name().startsWith(prefix)) {
                continue;
            }
            String key = parameter.name().substring(prefix.length());
            HostTensor tensor = source.get(key);
            if (tensor == null) {
                missing.add(parameter.name());
            } else if (fits(parameter, tensor)) {
                parameter.set(tensor.values());
                loaded.add(parameter.name());
            } else {
                mismatched.add(parameter.name() + ": the file has " + new Shape(tensor.shape()) + ", the model "
                        + parameter.shape());
            }
            used.add(key);
        }
        List<String> ignored =
                source.keySet().stream().filter(name -> !used.contains(name)).toList();
        return new WeightReport(loaded, missing, ignored, mismatched);
    }

    private static boolean fits(Parameter parameter, HostTensor tensor) {
        return parameter.shape().equals(new Shape(tensor.shape()));
    }
}
