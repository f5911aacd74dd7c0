package org.nadir.retrieval;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.nn.Backbone;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.Backbones;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.ParameterSet;

/**
 * A backbone with two linear layers on top of its last map's mean: what is on a chip, and in which of some sectors of the
 * half circle the object lies. The second makes the backbone keep directions, which a detector of oriented boxes needs and a
 * classifier alone would forget. Owns no arrays beyond its parameter set; one thread at a time.
 */
public final class ChipClassifier {
    private static final String HEAD = "head.";

    private final Plan plan;
    private final ParameterSet parameters;
    private final Backbone backbone;
    private final Layer kinds;
    private final Layer turns;

    private record Layer(Parameter weight, Parameter bias) {
        static Layer of(ParameterScope scope, int in, int out) {
            return new Layer(
                    scope.weight("weight", new Shape(out, in), Initializer.normal(0.01)),
                    scope.weight("bias", new Shape(out), Initializer.constant(0)));
        }

        NDArray apply(NDArray x) {
            return Ops.linear(x, weight.array(), bias.array());
        }
    }

    /** What is built: the name of a backbone, how many classes and how many sectors. */
    public record Plan(String backbone, int classes, int sectors) {}

    /** Builds the network in a set of its own; the backbone's names start at the root, as in weight files. */
    public ChipClassifier(Plan plan, ParameterSet parameters, BackboneOptions options) {
        this.plan = plan;
        this.parameters = parameters;
        this.backbone = Backbones.create(plan.backbone(), parameters.root(), options);
        int features = backbone.channels().get(3);
        this.kinds = Layer.of(parameters.root().child("head").child("kind"), features, plan.classes());
        this.turns = Layer.of(parameters.root().child("head").child("turn"), features, plan.sectors());
    }

    /** A copy as it will be used later: batch norm by the stored statistics, which do not move. Lives with the manager. */
    public ChipClassifier evaluating(NDManager manager) {
        ChipClassifier copy = new ChipClassifier(plan, new ParameterSet(manager), BackboneOptions.torchvision());
        for (Parameter parameter : parameters.all()) {
            copy.parameters.find(parameter.name()).ifPresent(other -> other.set(parameter.toFloatArray()));
        }
        return copy;
    }

    public ParameterSet parameters() {
        return parameters;
    }

    /** The backbone's own part of a parameter, or the head. */
    public NetworkPart part(Parameter parameter) {
        return parameter.name().startsWith(HEAD) ? NetworkPart.HEAD : backbone.part(parameter.name());
    }

    public Backbone backbone() {
        return backbone;
    }

    /** Logits (N, classes) and (N, sectors) of normalised images (N, 3, H, W). */
    public NDList forward(NDArray images) {
        NDList maps = backbone.forward(images);
        NDArray mean = Ops.avgPoolGlobal(maps.get(3));
        return new NDList(kinds.apply(mean), turns.apply(mean));
    }

    /**
     * The two loss terms: cross-entropy of the classes, and of the sectors over the rows that have one.
     *
     * @param labels class of each row
     * @param sectors sector of each row, -1 for none
     */
    public Map<String, NDArray> loss(NDArray images, long[] labels, long[] sectors) {
        NDList logits = forward(images);
        Map<String, NDArray> terms = new LinkedHashMap<>();
        crossEntropy(logits.get(0), labels).ifPresent(term -> terms.put("kind", term));
        crossEntropy(logits.get(1), sectors).ifPresent(term -> terms.put("turn", term));
        return terms;
    }

    /** Mean of minus the log probability over the rows whose wanted place is not negative; empty when there is none. */
    private static Optional<NDArray> crossEntropy(NDArray logits, long[] wanted) {
        int count = 0;
        for (long place : wanted) {
            count += place >= 0 ? 1 : 0;
        }
        if (count == 0) {
            return Optional.empty();
        }
        int width = (int) logits.getShape().get(1);
        float[] share = new float[wanted.length * width];
        for (int row = 0; row < wanted.length; row++) {
            if (wanted[row] >= 0) {
                share[row * width + (int) wanted[row]] = -1f / count;
            }
        }
        NDArray shares = Ops.constant(logits.getManager(), share, logits.getShape());
        return Optional.of(Ops.logSoftmax(logits, 1).mul(shares).sum());
    }

    /** The most likely class and sector of each image: two arrays of N. */
    public long[][] predict(NDArray images) {
        NDList logits = forward(images);
        return new long[][] {
            logits.get(0).argMax(1).toType(DataType.INT64, false).toLongArray(),
            logits.get(1).argMax(1).toType(DataType.INT64, false).toLongArray()
        };
    }

    /** Host copies of the backbone's tensors under the names that weight files have. */
    public Map<String, HostTensor> exportBackbone() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(parameters.export());
        tensors.keySet().removeIf(name -> name.startsWith(HEAD));
        return tensors;
    }
}
