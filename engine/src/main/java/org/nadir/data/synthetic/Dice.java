package org.nadir.data.synthetic;

/**
 * Seeded chance for drawing: a counter mixed by SplitMix64's finaliser (Steele et al., 2014). Written out here so that a
 * sample picture stays the same on every Java release. Not for use by several threads.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    Dice(long seed) {
        this.seed = seed;
        this.state = mix(seed);
    }

    /** Independent dice for a named part; does not advance these. */
    Dice fork(long key) {
        return new Dice(mix(seed + STEP * (key + 1)) ^ 0x5DEECE66DL);
    }

    static long mix(long value) {
        long z = value + STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    /** In [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    int below(int bound) {
        return (int) Math.floor(unit() * bound);
    }

    int between(int low, int highInclusive) {
        return low + below(highInclusive - low + 1);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    double sign() {
        return chance(0.5) ? 1 : -1;
    }

    int pick(int... choices) {
        return choices[below(choices.length)];
    }

    double angle() {
        return between(-Math.PI, Math.PI);
    }
}
