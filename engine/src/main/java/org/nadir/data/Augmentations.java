package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.PixelWindow;

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
        return (sample, random) -> {
            Pixels pixels = sample.pixels();
            int width = Math.min(size, pixels.width());
            int height = Math.min(size, pixels.height());
            int x = random.nextInt(pixels.width() - width + 1);
            int y = random.nextInt(pixels.height() - height + 1);
            return cut.apply(cropped(sample, new PixelWindow(x, y, width, height)));
        };
    }

    /** The image scaled by a factor uniform in the range, both ways. */
    public static Augmentation randomScale(double least, double most) {
        if (!(least > 0 && most >= least)) {
            throw new IllegalArgumentException("Not a range of scales: " + least + " to " + most);
        }
        return (sample, random) -> Resizing.by(sample, random.nextDouble(least, most));
    }

    private static TrainingSample cropped(TrainingSample sample, PixelWindow window) {
        Pixels from = sample.pixels();
        byte[] rgb = new byte[window.width() * window.height() * 3];
        for (int y = 0; y < window.height(); y++) {
            int at = ((window.y() + y) * from.width() + window.x()) * 3;
            System.arraycopy(from.rgb(), at, rgb, y * window.width() * 3, window.width() * 3);
        }
        List<OrientedBox> boxes = new ArrayList<>();
        sample.boxes().forEach(box -> boxes.add(box.translated(-window.x(), -window.y())));
        Pixels pixels = new Pixels(window.width(), window.height(), rgb);
        return new TrainingSample(sample.name(), pixels, boxes, sample.labels(), sample.difficult());
    }
}
