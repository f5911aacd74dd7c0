package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.IValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls into the operators of {@code operators.torchscript}. */
final class TorchOps {
    private TorchOps() {}

    static NDArray indexSelect(NDArray x, NDArray rows) {
        return Loaded.MODULE.call("index_select", x, rows);
    }

    static NDArray contiguous(NDArray x) {
        return Loaded.MODULE.call("contiguous", x);
    }

    static NDArray reluSlope(NDArray slope, NDArray maximum) {
        return Loaded.MODULE.call("relu_slope", slope, maximum);
    }

    static NDArray channelsLast(NDArray x) {
        return Loaded.MODULE.call("channels_last", x);
    }

    static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray bias) {
        return Loaded.MODULE.call("attention", q, k, v, bias);
    }

    static NDArray roll(NDArray x, int down, int right) {
        // on the host: the script reads the numbers, which would wait for a device
        try (NDArray shifts = Ops.constant(TorchEngine.baseManager(), new long[] {down, right})) {
            return Loaded.MODULE.call("roll", x, shifts);
        }
    }

    static NDArray groupNorm(NDArray x, int groups, NDArray gamma, NDArray beta) {
        try (NDArray count = Ops.constant(TorchEngine.baseManager(), new long[] {groups})) {
            return Loaded.MODULE.call("group_norm", x, gamma, beta, count);
        }
    }

    static NDArray weightedSums(NDArray table, Ops.Sums sums) {
        return Loaded.MODULE.call("weighted_sums", table, sums.rows(), sums.starts(), sums.weights());
    }

    /** Overwrites x; recorded like any other operator. */
    static void inPlace(String method, NDArray x) {
        Loaded.MODULE.call(method, x).close();
    }

    /** Hard tanh has one kernel each way where a clamp has several. */
    static NDArray relu6(NDArray x) {
        return Loaded.MODULE.call("relu6", x);
    }

    /** A convolution with the norm folded into its kernel on the way. */
    static NDArray foldedConv(NDArray x, NDArray w, Ops.Norm norm, String variant) {
        return Loaded.MODULE.call(
                "folded_conv_" + variant, x, w, norm.gamma(), norm.beta(), norm.mean(), norm.variance());
    }

    static boolean requiresGradient(NDArray array) {
        try (IValue answer = Loaded.MODULE.run("recorded", ScriptModule.list(List.of(array)))) {
            return answer.toBoolean();
        }
    }

    /** How often arrays were written to in place, together. */
    static long writes(List<NDArray> arrays) {
        try (IValue answer = Loaded.MODULE.run("writes", ScriptModule.list(arrays))) {
            return answer.toLong();
        }
    }

    /** Copies the bits of {@code source} into {@code target}, which has the same shape. */
    static void copy(NDArray target, NDArray source) {
        Loaded.MODULE
                .run("assign", ScriptModule.list(List.of(target)), ScriptModule.list(List.of(source)))
                .close();
    }

    /** Moves each of {@code targets} in place by a share of the way to its source. */
    static void approach(List<NDArray> targets, List<NDArray> sources, double share) {
        Loaded.MODULE
                .run("approach", ScriptModule.list(targets), ScriptModule.list(sources), IValue.from(share))
                .close();
    }

    /** Exchanges the bits of arrays of the same shapes, one pair after the other. */
    static void swap(List<NDArray> some, List<NDArray> others) {
        Loaded.MODULE
                .run("swap", ScriptModule.list(some), ScriptModule.list(others))
                .close();
    }

    /** Moves values in place; gradients are used as scratch. {@code arrays}: values, gradients, momentum. */
    static void sgd(List<List<NDArray>> arrays, double rate, double momentum, double decay) {
        Loaded.MODULE
                .run(
                        "sgd",
                        ScriptModule.list(arrays.get(0)),
                        ScriptModule.list(arrays.get(1)),
                        ScriptModule.list(arrays.get(2)),
                        IValue.from(rate),
                        IValue.from(momentum),
                        IValue.from(decay))
                .close();
    }

    /** Moves values in place. {@code arrays}: values, gradients, first and second moments. */
    static void adamW(List<List<NDArray>> arrays, List<Integer> steps, double rate, AdamW.Settings settings) {
        double[] rates = new double[steps.size()];
        double[] roots = new double[steps.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate / (1 - Math.pow(settings.beta1(), steps.get(i)));
            roots[i] = Math.sqrt(1 - Math.pow(settings.beta2(), steps.get(i)));
        }
        Loaded.MODULE
                .run(
                        "adamw",
                        ScriptModule.list(arrays.get(0)),
                        ScriptModule.list(arrays.get(1)),
                        ScriptModule.list(arrays.get(2)),
                        ScriptModule.list(arrays.get(3)),
                        IValue.listFrom(rates),
                        IValue.listFrom(roots),
                        IValue.listFrom(
                                settings.beta1(),
                                settings.beta2(),
                                settings.epsilon(),
                                1 - rate * settings.weightDecay()))
                .close();
    }

    static double clipByNorm(List<NDArray> gradients, double max) {
        try (IValue norm = Loaded.MODULE.run("clip", ScriptModule.list(gradients), IValue.from(max))) {
            return norm.toDouble();
        }
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream in = TorchOps.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Loaded {
        static final ScriptModule MODULE = new ScriptModule("Operators", code());

        /** Strides, paddings and activations are constants of the text: a method can be recorded with arrays only. */
        private static String code() {
            StringBuilder code = new StringBuilder(resource("operators.torchscript"));
            String folded = resource("folded-conv.torchscript");
            for (int stride = 1; stride <= 2; stride++) {
                for (int padding : new int[] {0, 1, 3}) {
                    for (Ops.Activation activation : Ops.Activation.values()) {
                        code.append(folded.replace("@STRIDE@", Integer.toString(stride))
                                .replace("@PADDING@", Integer.toString(padding))
                                .replace("@ACTIVATION@", activation.name())
                                .replace("@RESULT@", activation.script()));
                    }
                }
            }
            return code.toString();
        }
    }
}
