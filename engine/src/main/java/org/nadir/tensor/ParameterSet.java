package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All parameters of a model in the order in which its parts were built. The arrays live on the device of the manager that
 * the set was made with and are closed with it. Not safe for use from several threads at once.
 */
public final class ParameterSet {
    private final NDManager manager;
    private final RandomStreams streams;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /** A set whose first values come from seed 0: for models whose weights are read from a file. */
    public ParameterSet(NDManager root) {
        this(root, new RandomStreams(0));
    }

    /** A set whose first values are drawn from {@code streams}. */
    public ParameterSet(NDManager root, RandomStreams streams) {
        this.manager = root;
        this.streams = streams;
    }

    public ParameterScope root() {
        return new ParameterScope(this, "");
    }

    public NDManager manager() {
        return manager;
    }

    public Collection<Parameter> all() {
        return Collections.unmodifiableCollection(parameters.values());
    }

    public Optional<Parameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The weights that the next recording includes, in building order. */
    public List<Parameter> trainable() {
        return parameters.values().stream().filter(Parameter::trainable).toList();
    }

    /** Number of values of all weights, buffers left out. */
    public long size() {
        return parameters.values().stream()
                .filter(p -> !p.buffer())
                .mapToLong(p -> p.value().size())
                .sum();
    }

    /** Host copies of all parameters and buffers by name. */
    public Map<String, HostTensor> export() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters.values()) {
            tensors.put(parameter.name(), HostTensor.of(parameter.value()));
        }
        return tensors;
    }

    /**
     * The first twelve hexadecimal digits of a SHA-256 over the names and bits of the chosen parameters: equal digests mean
     * that not one bit has changed.
     */
    public String digest(Predicate<Parameter> chosen) {
        MessageDigest digest = sha256();
        for (Parameter parameter : parameters.values()) {
            if (chosen.test(parameter)) {
                digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
                float[] values = parameter.toFloatArray();
                ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    RandomStream stream(String name) {
        return streams.stream(name);
    }

    Parameter add(String name, Shape shape, Initializer initializer, boolean buffer) {
        if (parameters.containsKey(name)) {
            throw new IllegalStateException("There are two parameters named " + name);
        }
        float[] values = new float[Math.toIntExact(shape.size())];
        initializer.fill(values, shape, streams.fresh("init/" + name));
        NDArray value = Ops.constant(manager, values, shape);
        if (shape.dimension() == 4) {
            try (NDArray plain = value) {
                value = Ops.channelsLast(plain);
            }
        }
        Parameter parameter = new Parameter(name, value, buffer);
        parameters.put(name, parameter);
        return parameter;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
