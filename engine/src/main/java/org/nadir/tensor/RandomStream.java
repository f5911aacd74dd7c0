package org.nadir.tensor;

/**
 * A repeatable source of random numbers whose whole state is a key and a counter: number {@code n} of a key is
 * SplitMix64's finaliser (Steele, Lea, Flood 2014) of {@code key + n * golden ratio}. Children made by {@link #fork} depend
 * on the key alone, never on what was drawn, so that work on many threads stays repeatable. One thread per stream.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;
    private long drawn;

    RandomStream(long key) {
        this.key = key;
    }

    /** A stream of its own for the given seed, apart from any {@link RandomStreams}. */
    public static RandomStream of(long seed) {
        return new RandomStream(mix(seed + GOLDEN));
    }

    public long nextLong() {
        drawn++;
        return mix(key + drawn * GOLDEN);
    }

    /** Uniform in [0, 1) with 53 random bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double nextDouble(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Uniform in 0 .. bound - 1 without bias. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        while (true) {
            long bits = nextLong() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) {
                return (int) value;
            }
        }
    }

    /** Standard normal. */
    public double nextGaussian() {
        return Ziggurat.next(this);
    }

    /** The numbers 0 .. n - 1 in random order (Fisher and Yates). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A fresh child stream that depends on this stream's key and {@code child} alone; drawing here does not change it. */
    public RandomStream fork(long child) {
        return new RandomStream(mix(key ^ mix(child + GOLDEN)));
    }

    long drawn() {
        return drawn;
    }

    void drawn(long count) {
        drawn = count;
    }

    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
