package org.nadir.data;

import org.nadir.tensor.RandomStream;

/**
 * Changes brightness, contrast, saturation and hue at random, each by an amount that is uniform up to its strength. Grey
 * pixels stay grey. What the strengths mean follows torchvision's ColorJitter for brightness and contrast, and the HSV
 * jitter of Ultralytics and MMDetection for saturation and hue; see {@link Recolouring}.
 *
 * @param brightness values are multiplied by a factor in 1 - brightness .. 1 + brightness
 * @param contrast distances from the image's mean grey are multiplied by a factor in 1 - contrast .. 1 + contrast
 * @param saturation the saturation is multiplied by a factor in 1 - saturation .. 1 + saturation
 * @param hue colours are turned by an angle in -hue .. hue, in degrees of the colour circle
 */
public record ColourJitter(double brightness, double contrast, double saturation, double hue) implements Augmentation {
    public ColourJitter {
        boolean shares = brightness >= 0 && contrast >= 0 && saturation >= 0 && brightness < 1 && contrast < 1;
        if (!shares || saturation > 1 || !(hue >= 0 && hue <= 180)) {
            throw new IllegalArgumentException("No strengths of colour: brightness " + brightness + ", contrast "
                    + contrast + ", saturation " + saturation + ", hue " + hue);
        }
    }

    /** Changes no colour. */
    public static ColourJitter none() {
        return new ColourJitter(0, 0, 0, 0);
    }

    /** True when no colour is changed. */
    public boolean off() {
        return brightness == 0 && contrast == 0 && saturation == 0 && hue == 0;
    }

    @Override
    public TrainingSample apply(TrainingSample sample, RandomStream random) {
        // all four are drawn always, so that one strength does not change the chance of the others
        Recolouring change = new Recolouring(
                1 + brightness * random.nextDouble(-1, 1),
                1 + contrast * random.nextDouble(-1, 1),
                1 + saturation * random.nextDouble(-1, 1),
                hue * random.nextDouble(-1, 1));
        Pixels pixels = change.of(sample.pixels());
        return new TrainingSample(sample.name(), pixels, sample.boxes(), sample.labels(), sample.difficult());
    }
}
