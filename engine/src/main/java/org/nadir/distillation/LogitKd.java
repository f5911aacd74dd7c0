package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.detection.HeadPlaces;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Distillation of logits (Hinton et al. 2015, section 2): the Kullback-Leibler divergence from what the teacher's head says
 * to what the student's own head says, both softened by a temperature (3 as published) and the result multiplied by its square,
 * at the places where the student is trained. Heads of sigmoids compare each class by itself, heads of a softmax their
 * distribution; the sum over all weighted places is divided by the student's own normaliser. Boxes are not compared. Heads read
 * all levels, whichever were chosen.
 */
final class LogitKd implements Distiller {
    static final double TEMPERATURE = 3;

    private final Pair pair;
    private final double temperature;
    private final double weight;

    LogitKd(DistillationSettings settings, Pair pair) {
        this.pair = pair;
        double wanted = settings.rival().temperature();
        this.temperature = wanted > 0 ? wanted : TEMPERATURE;
        this.weight = settings.rival().weight();
    }

    @Override
    public Map<String, NDArray> terms(PairBatch batch) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        if (weight > 0) {
            terms.put("logit kd", Scoped.keep(() -> term(batch)));
        }
        return terms;
    }

    private NDArray term(PairBatch batch) {
        HeadPlaces places = pair.student().places(batch.student(), batch.images(), batch.targets());
        NDArray own = pair.student().read(batch.student(), places).logits();
        NDArray wanted = pair.teacher().read(batch.teacher(), places).logits();
        return Ops.times(divergence(own, wanted, places, temperature), weight / places.normaliser());
    }

    /** The weighted sum of the divergences of all rows. */
    static NDArray divergence(NDArray own, NDArray wanted, HeadPlaces places, double temperature) {
        NDArray x = Ops.times(own, 1 / temperature);
        NDArray y = Ops.times(wanted, 1 / temperature);
        NDArray entries = places.softmax() ? categorical(x, y) : binary(x, y);
        Shape rows = own.getShape().slice(0, own.getShape().dimension() - 1).add(1);
        NDArray weights = Ops.constant(own.getManager(), places.weights(), rows);
        return Ops.times(entries.mul(weights).sum(), temperature * temperature);
    }

    private static NDArray categorical(NDArray x, NDArray y) {
        NDArray wanted = Ops.logSoftmax(y, 1);
        return wanted.exp().mul(wanted.sub(Ops.logSoftmax(x, 1)));
    }

    /** With q = sigmoid(y): q ln(q/p) + (1-q) ln((1-q)/(1-p)) = softplus(x) - softplus(y) - q (x - y). */
    private static NDArray binary(NDArray x, NDArray y) {
        NDArray q = Ops.sigmoid(y);
        return softplus(x).sub(softplus(y)).sub(q.mul(x.sub(y)));
    }

    private static NDArray softplus(NDArray x) {
        return x.getNDArrayInternal().softPlus();
    }
}
