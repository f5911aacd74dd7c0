package org.nadir.retrieval;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
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
        terms.put("kind", Ops.crossEntropy(logits.get(0), images.getManager().create(labels)));
        int count = 0;
        for (long sector : sectors) {
            count += sector >= 0 ? 1 : 0;
        }
        int[] rows = new int[count];
        long[] wanted = new long[count];
        for (int i = 0, to = 0; i < sectors.length; i++) {
            if (sectors[i] >= 0) {
                rows[to] = i;
                wanted[to++] = sectors[i];
            }
        }
        if (count > 0) {
            NDArray chosen = Ops.selectRows(logits.get(1), rows);
            terms.put("turn", Ops.crossEntropy(chosen, images.getManager().create(wanted)));
        }
        return terms;
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
