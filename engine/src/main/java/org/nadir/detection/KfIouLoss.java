package org.nadir.detection;

/**
 * KFIoU (Yang et al., ICLR 2023) in the form of MMRotate's {@code KFLoss} with fun "none": smooth L1 (beta 1/9) of the centre's
 * offset, measured in sides of the anchor, plus {@code 1 - V / (V_p + V_t - V)}, where V is the area of the distribution
 * {@code (P^-1 + T^-1)^-1} of two boxes at one place. It is 2/3 for equal boxes, its least value.
 */
final class KfIouLoss implements BoxLoss {
    private static final double BETA = 1.0 / 9;
    private static final double TINY = 1e-6;

    @Override
    public double of(BoxPair pair, double[] slope) {
        return shape(pair, slope) + centre(pair, slope);
    }

    private static double shape(BoxPair pair, double[] slope) {
        double[] box = pair.box();
        double[] truth = pair.truth();
        double w = Gaussian.side(box[2]);
        double h = Gaussian.side(box[3]);
        double own = w * h;
        double other = Gaussian.side(truth[2]) * Gaussian.side(truth[3]);
        // seen along the axes of the box, where P is diagonal
        Gaussian t = Gaussian.of(truth).seenFrom(box[4]);
        Gaussian sum = new Gaussian(w * w / 4, 0, h * h / 4).plus(t);
        double determinant = sum.determinant();
        double shared = own * other / (4 * Math.sqrt(determinant));
        double union = own + other - shared + TINY;
        // d(V / U) = dV (1 / U + V / U^2) - dA V / U^2, where U falls as V grows
        double byShared = -(1 + shared / union) / union;
        double byOwn = shared / (union * union);
        slope[2] = byShared * shared * (1 / w - sum.yy() * w / 4 / determinant) + byOwn * h;
        slope[3] = byShared * shared * (1 / h - sum.xx() * h / 4 / determinant) + byOwn * w;
        slope[4] = byShared * shared * t.xy() * (w * w - h * h) / 4 / determinant;
        Gaussian.hold(box, slope);
        return 1 - shared / union;
    }

    private static double centre(BoxPair pair, double[] slope) {
        double cos = Math.cos(pair.anchor()[4]);
        double sin = Math.sin(pair.anchor()[4]);
        double dx = pair.box()[0] - pair.truth()[0];
        double dy = pair.box()[1] - pair.truth()[1];
        double x = (cos * dx + sin * dy) / pair.anchor()[2];
        double y = (cos * dy - sin * dx) / pair.anchor()[3];
        double byX = smoothSlope(x) / pair.anchor()[2];
        double byY = smoothSlope(y) / pair.anchor()[3];
        slope[0] = byX * cos - byY * sin;
        slope[1] = byX * sin + byY * cos;
        return smooth(x) + smooth(y);
    }

    private static double smooth(double x) {
        double distance = Math.abs(x);
        return distance < BETA ? distance * distance / (2 * BETA) : distance - BETA / 2;
    }

    private static double smoothSlope(double x) {
        return Math.abs(x) < BETA ? x / BETA : Math.signum(x);
    }
}
