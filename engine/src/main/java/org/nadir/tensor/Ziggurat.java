package org.nadir.tensor;

/**
 * Standard normal numbers by Marsaglia and Tsang's ziggurat in the form of Doornik (2005, "An improved ziggurat method"):
 * 128 layers of equal area. Tables and tails use {@link StrictMath}, so that every machine draws the same bits. Stateless.
 */
final class Ziggurat {
    private static final int LAYERS = 128;
    private static final double START = 3.442619855899;
    private static final double AREA = 9.91256303526217e-3;
    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] RATIO = new double[LAYERS];

    static {
        double f = StrictMath.exp(-0.5 * START * START);
        EDGE[0] = AREA / f;
        EDGE[1] = START;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + f));
            f = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
        }
        for (int i = 0; i < LAYERS; i++) {
            RATIO[i] = EDGE[i + 1] / EDGE[i];
        }
    }

    private Ziggurat() {}

    static double next(RandomStream random) {
        while (true) {
            long bits = random.nextLong();
            int layer = (int) (bits & (LAYERS - 1));
            double u = 2 * ((bits >>> 11) * 0x1.0p-53) - 1;
            if (Math.abs(u) < RATIO[layer]) {
                return u * EDGE[layer];
            }
            if (layer == 0) {
                return tail(random, u < 0);
            }
            double x = u * EDGE[layer];
            double outer = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
            double inner = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
            if (inner + random.nextDouble() * (outer - inner) < 1) {
                return x;
            }
        }
    }

    private static double tail(RandomStream random, boolean negative) {
        while (true) {
            double x = StrictMath.log(1 - random.nextDouble()) / START;
            double y = StrictMath.log(1 - random.nextDouble());
            if (-2 * y >= x * x) {
                return negative ? x - START : START - x;
            }
        }
    }
}
