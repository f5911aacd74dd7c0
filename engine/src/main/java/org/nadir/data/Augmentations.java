package org.nadir.data;

/** The augmentations there are. Each makes a stateless object that may be shared by all threads. */
public final class Augmentations {
    private Augmentations() {}

    /**
     * At most one of the three flips, each with its probability; they sum up to at most 1. MMRotate's default is 0.25
     * each.
     */
    public static Augmentation randomFlip(double horizontal, double vertical, double diagonal) {
        if (horizontal < 0 || vertical < 0 || diagonal < 0 || horizontal + vertical + diagonal > 1 + 1e-9) {
            throw new IllegalArgumentException("Probabilities of flips sum up to at most 1");
        }
        return (sample, random) -> {
            double draw = random.nextDouble();
            if (draw < horizontal) {
                return Flip.HORIZONTAL.apply(sample);
            }
            if (draw < horizontal + vertical) {
                return Flip.VERTICAL.apply(sample);
            }
            return draw < horizontal + vertical + diagonal ? Flip.DIAGONAL.apply(sample) : sample;
        };
    }

    /** 0 to 3 quarter turns, equally likely: nothing of the image is lost. */
    public static Augmentation randomQuarterTurns() {
        return (sample, random) -> {
            TrainingSample result = sample;
            for (int turns = random.nextInt(4); turns > 0; turns--) {
                result = Turning.quarter(result);
            }
            return result;
        };
    }

    /**
     * With the given probability a turn about the centre by an angle uniform in -maxDegrees..maxDegrees; objects cut at the
     * border follow {@code cut}.
     */
    public static Augmentation randomRotation(double probability, double maxDegrees, WindowCut cut) {
        return (sample, random) -> {
            boolean turn = random.nextDouble() < probability;
            double degrees = random.nextDouble(-maxDegrees, maxDegrees);
            return turn ? Turning.free(sample, Math.toRadians(degrees), cut) : sample;
        };
    }

    /** A random square of at most {@code size} pixels a side; objects cut at its border follow {@code cut}. */
    public static Augmentation randomCrop(int size, WindowCut cut) {
        return new Framing(image -> 1, new Framing.Scales(1, 1), size, cut);
    }
}
