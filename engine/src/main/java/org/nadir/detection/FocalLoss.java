package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Sigmoid focal loss (Lin et al. 2017, eq. 5) from logits with gamma 2, summed. With p = sigmoid(x): an entry that is the
 * anchor's class costs {@code -alpha (1-p)^2 ln p}, any other {@code -(1-alpha) p^2 ln(1-p)}; the logarithms are taken as
 * softplus, which neither overflows nor loses small values.
 *
 * <p>Nearly all entries are background, hence two parts: the background cost of every entry, and for the few positives the
 * difference. The derivative of the first part, {@code (1-alpha) p^2 (2 (1-p) softplus(x) + p)}, is computed here and handed
 * to the graph as the factor of a product, so that one array of the size of the logits is kept for the backward pass, not
 * the five that automatic differentiation would keep.
 */
record FocalLoss(double alpha) {
    static final FocalLoss RETINANET = new FocalLoss(0.25);

    /**
     * The summed loss as a scalar.
     *
     * @param logits (N, A, C)
     * @param weights (N, A, 1): 0 for anchors that learn nothing, else 1
     * @param positives flat indices (P) of the entries that are an anchor's class, int64; empty allowed
     */
    NDArray sum(NDArray logits, NDArray weights, NDArray positives) {
        return Scoped.keep(() -> {
            NDArray loss = background(logits, weights);
            return positives.isEmpty()
                    ? loss
                    : loss.add(foreground(logits.flatten().take(positives)));
        });
    }

    private NDArray background(NDArray logits, NDArray weights) {
        NDArray plain = logits.stopGradient();
        NDArray factor = Scoped.keep(() -> slope(plain, weights));
        NDArray linear = logits.mul(factor).sum();
        NDArray value = Scoped.keep(
                () -> cost(plain).mul(weights).sum().sub(plain.mul(factor).sum()));
        return linear.add(value).reshape(new Shape());
    }

    private NDArray slope(NDArray x, NDArray weights) {
        NDArray p = Ops.sigmoid(x);
        NDArray inner = p.neg().addi(1).muli(softplus(x)).muli(2).addi(p);
        return inner.muli(p).muli(p).muli(weights).muli(1 - alpha);
    }

    private NDArray cost(NDArray x) {
        NDArray p = Ops.sigmoid(x);
        return Ops.times(p.mul(p).mul(softplus(x)), 1 - alpha);
    }

    private NDArray foreground(NDArray x) {
        NDArray p = Ops.sigmoid(x);
        NDArray rest = p.neg().add(1);
        NDArray object = Ops.times(rest.mul(rest).mul(softplus(x.neg())), alpha);
        return object.sub(cost(x)).sum();
    }

    private static NDArray softplus(NDArray x) {
        return x.getNDArrayInternal().softPlus();
    }
}
