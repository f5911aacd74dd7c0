package org.nadir.detection;

/**
 * The covariance of a box seen as a normal distribution: {@code R diag(w^2 / 4, h^2 / 4) R^T} (Yang et al. 2021), whose
 * mean is the centre. A square has the same one at every angle. Sides are taken within 1e-7 and 1e7, as in MMRotate.
 */
record Gaussian(double xx, double xy, double yy) {
    private static final double SHORTEST = 1e-7;
    private static final double LONGEST = 1e7;

    static Gaussian of(double[] box) {
        double a = square(side(box[2])) / 4;
        double b = square(side(box[3])) / 4;
        double cos = Math.cos(box[4]);
        double sin = Math.sin(box[4]);
        return new Gaussian(a * cos * cos + b * sin * sin, (a - b) * cos * sin, a * sin * sin + b * cos * cos);
    }

    static double side(double length) {
        return Math.max(SHORTEST, Math.min(LONGEST, length));
    }

    /** Takes the slope from a side that is beyond its limits. */
    static void hold(double[] box, double[] slope) {
        for (int i = 2; i < 4; i++) {
            if (box[i] < SHORTEST || box[i] > LONGEST) {
                slope[i] = 0;
            }
        }
    }

    /** This distribution seen along the axes of a box at {@code angle}. */
    Gaussian seenFrom(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Gaussian(
                xx * cos * cos + 2 * xy * cos * sin + yy * sin * sin,
                xy * (cos * cos - sin * sin) + (yy - xx) * cos * sin,
                xx * sin * sin - 2 * xy * cos * sin + yy * cos * cos);
    }

    Gaussian plus(Gaussian other) {
        return new Gaussian(xx + other.xx, xy + other.xy, yy + other.yy);
    }

    double determinant() {
        return xx * yy - xy * xy;
    }

    private static double square(double x) {
        return x * x;
    }
}
