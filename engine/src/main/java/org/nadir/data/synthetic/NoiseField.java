package org.nadir.data.synthetic;

/**
 * A square of fractal value noise that repeats without a seam: several octaves of smoothly interpolated random lattices,
 * scaled to a mean of 0 and a standard deviation of 1. Immutable once made, so any thread may read it.
 */
final class NoiseField {
    private static final int SIDE = 512;
    private static final int MASK = SIDE - 1;

    private final float[] values = new float[SIDE * SIDE];

    /** Octaves with {@code coarsest}, twice that, ... up to {@code finest} lattice cells per side (powers of two). */
    NoiseField(Dice dice, int coarsest, int finest, double persistence) {
        double amplitude = 1;
        for (int cells = coarsest; cells <= finest; cells *= 2) {
            addOctave(dice, cells, amplitude);
            amplitude *= persistence;
        }
        standardise();
    }

    /** The noise at a place given in cells of the square (one repeat every 512), bilinear between them. */
    double at(double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double fx = x - x0;
        double fy = y - y0;
        int left = x0 & MASK;
        int right = (x0 + 1) & MASK;
        int top = (y0 & MASK) * SIDE;
        int bottom = ((y0 + 1) & MASK) * SIDE;
        double above = values[top + left] + (values[top + right] - values[top + left]) * fx;
        double below = values[bottom + left] + (values[bottom + right] - values[bottom + left]) * fx;
        return above + (below - above) * fy;
    }

    private void addOctave(Dice dice, int cells, double amplitude) {
        double[] lattice = new double[cells * cells];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = dice.between(-1.0, 1.0) * amplitude;
        }
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                values[y * SIDE + x] += (float) smooth(lattice, cells, x, y);
            }
        }
    }

    private static double smooth(double[] lattice, int cells, int x, int y) {
        double u = (double) x * cells / SIDE;
        double v = (double) y * cells / SIDE;
        int left = (int) u;
        int top = (int) v;
        double fx = ease(u - left);
        double fy = ease(v - top);
        int right = (left + 1) % cells;
        int below = (top + 1) % cells * cells;
        int row = top * cells;
        double upper = lattice[row + left] + (lattice[row + right] - lattice[row + left]) * fx;
        double lower = lattice[below + left] + (lattice[below + right] - lattice[below + left]) * fx;
        return upper + (lower - upper) * fy;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private void standardise() {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(squares / values.length - mean * mean);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) / deviation);
        }
    }
}
