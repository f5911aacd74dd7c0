package org.nadir.detection;

/**
 * Kullback-Leibler divergence of the truth from the predicted box, both as normal distributions (Yang et al., NeurIPS 2021),
 * in the form of MMRotate's {@code GDLoss('kld', fun='log1p', tau=1, sqrt=False)} of the "stable" configurations:
 * {@code D = (d^T P^-1 d + tr(P^-1 T) + ln(det P / det T)) / 2 - 1} and the loss is {@code 1 - 1 / (1 + ln(1 + D))}.
 */
final class KldLoss implements BoxLoss {
    @Override
    public double of(BoxPair pair, double[] slope) {
        double[] box = pair.box();
        double[] truth = pair.truth();
        double w = Gaussian.side(box[2]);
        double h = Gaussian.side(box[3]);
        double cos = Math.cos(box[4]);
        double sin = Math.sin(box[4]);
        double dx = box[0] - truth[0];
        double dy = box[1] - truth[1];
        // seen along the axes of the box, where P is diagonal
        double u = cos * dx + sin * dy;
        double v = cos * dy - sin * dx;
        Gaussian t = Gaussian.of(truth).seenFrom(box[4]);
        double ratio = w * h / (Gaussian.side(truth[2]) * Gaussian.side(truth[3]));
        double along = 2 * (u * u + t.xx()) / (w * w);
        double across = 2 * (v * v + t.yy()) / (h * h);
        double divergence = Math.max(0, along + across + Math.log(ratio) - 1);
        double log = Math.log1p(divergence);
        double outer = 1 / ((1 + log) * (1 + log) * (1 + divergence));
        double du = 4 * u / (w * w);
        double dv = 4 * v / (h * h);
        slope[0] = outer * (du * cos - dv * sin);
        slope[1] = outer * (du * sin + dv * cos);
        slope[2] = outer * (1 - 2 * along) / w;
        slope[3] = outer * (1 - 2 * across) / h;
        slope[4] = outer * 4 * (u * v + t.xy()) * (1 / (w * w) - 1 / (h * h));
        Gaussian.hold(box, slope);
        return 1 - 1 / (1 + log);
    }
}
