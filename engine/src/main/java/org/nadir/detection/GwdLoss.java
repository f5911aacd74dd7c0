package org.nadir.detection;

/**
 * Gaussian Wasserstein distance (Yang et al., ICML 2021) in the form of MMRotate's {@code GDLoss('gwd')}: with the boxes as
 * normal distributions, {@code W^2 = |p - t|^2 + tr P + tr T - 2 sqrt(tr(P T) + 2 sqrt(det P det T))}, and the loss is
 * {@code ln(1 + W / (area_p area_t)^(1/4))} (fun log1p, tau 0, alpha 1, normalised). Below {@code W^2} = 1e-7 the slope is zero.
 */
final class GwdLoss implements BoxLoss {
    private static final double LEAST = 1e-7;

    @Override
    public double of(BoxPair pair, double[] slope) {
        double[] box = pair.box();
        double[] truth = pair.truth();
        double w = Gaussian.side(box[2]);
        double h = Gaussian.side(box[3]);
        double areas = w * h * Gaussian.side(truth[2]) * Gaussian.side(truth[3]);
        // seen along the axes of the box, where P is diagonal
        Gaussian t = Gaussian.of(truth).seenFrom(box[4]);
        double root = Math.sqrt((w * w * t.xx() + h * h * t.yy()) / 4 + areas / 8);
        double dx = box[0] - truth[0];
        double dy = box[1] - truth[1];
        double squared = dx * dx + dy * dy + (w * w + h * h) / 4 + t.xx() + t.yy() - 2 * root;
        double distance = Math.sqrt(Math.max(LEAST, squared));
        double scale = Math.pow(areas, 0.25);
        double ratio = distance / scale;
        double outer = squared > LEAST ? 1 / (1 + ratio) / scale / (2 * distance) : 0;
        double areaShare = ratio / (1 + ratio) / 4;
        slope[0] = outer * 2 * dx;
        slope[1] = outer * 2 * dy;
        slope[2] = outer * (w / 2 - (w * t.xx() / 2 + areas / w / 8) / root) - areaShare / w;
        slope[3] = outer * (h / 2 - (h * t.yy() / 2 + areas / h / 8) / root) - areaShare / h;
        slope[4] = -outer * (w * w - h * h) / 2 * t.xy() / root;
        Gaussian.hold(box, slope);
        return Math.log1p(ratio);
    }
}
