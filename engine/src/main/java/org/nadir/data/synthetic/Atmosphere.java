package org.nadir.data.synthetic;

/**
 * How one picture was taken: the sun, brightness and tint of each channel, haze (added light, 0..255 levels), the
 * sensor's noise (levels) and the seed of ground texture and noise.
 */
record Atmosphere(Sun sun, double[] gain, double haze, double noise, long seed) {
    /** The same light through a better sensor: less noise, so that a large scene packs smaller. */
    Atmosphere quieter(double factor) {
        return new Atmosphere(sun, gain, haze, noise * factor, seed);
    }

    static Atmosphere of(Dice dice) {
        double brightness = dice.between(0.92, 1.14);
        double warmth = dice.between(-0.035, 0.045);
        double[] gain = {brightness * (1 + warmth), brightness, brightness * (1 - warmth)};
        return new Atmosphere(
                Sun.of(dice), gain, dice.between(2.0, 14.0), dice.between(1.6, 3.0), (long) (dice.unit() * (1L << 50)));
    }
}
