package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.PixelWindow;
import org.nadir.tensor.RandomStream;

/**
 * How much of an image is seen, and how large: the image's own factor times one that is uniform in {@code scales}, and of
 * the result a window of at most {@code crop} pixels a side at a random place. Only what the window shows is resampled, once
 * and by both factors together. The random factor is bounded, so that no side grows beyond 4096 pixels and none shrinks
 * below 32 that was not beyond or below before.
 *
 * @param size the factor that brings an image of this size to the size of the data set
 * @param crop side of the window in pixels after scaling; 0 = the whole image
 * @param cut what becomes of objects at the border of the window
 */
public record Framing(ToDoubleFunction<ImageSize> size, Scales scales, int crop, WindowCut cut)
        implements Augmentation {
    private static final double LONGEST_SIDE = 4096;
    private static final double SHORTEST_SIDE = 32;

    /**
     * A range of random factors; 1 to 1 keeps the size.
     *
     * @param least above zero
     * @param most at least {@code least}
     */
    public record Scales(double least, double most) {
        public Scales {
            if (!(least > 0 && most >= least && Double.isFinite(most))) {
                throw new IllegalArgumentException("Not a range of scales: " + least + " to " + most);
            }
        }

        /** True when every image keeps its size. */
        public boolean keep() {
            return least == 1 && most == 1;
        }
    }

    @Override
    public TrainingSample apply(TrainingSample sample, RandomStream random) {
        return crop == 0
                ? Resizing.by(sample, factor(sample.pixels(), random))
                : part(sample, new ImageSize(crop, crop), random);
    }

    /** A window of at most this size at a random place of the scaled sample, with its objects cut at its border. */
    TrainingSample part(TrainingSample sample, ImageSize most, RandomStream random) {
        return cut.apply(window(sample, factor(sample.pixels(), random), most, random));
    }

    /** How large the result is: the crop, or the image at the size of the data set. */
    ImageSize frame(Pixels pixels) {
        if (crop > 0) {
            return new ImageSize(crop, crop);
        }
        double sized = size.applyAsDouble(new ImageSize(pixels.width(), pixels.height()));
        return new ImageSize(Math.max(2, (int) Math.round(pixels.width() * sized)), Math.max(2, (int)
                Math.round(pixels.height() * sized)));
    }

    private double factor(Pixels pixels, RandomStream random) {
        double sized = size.applyAsDouble(new ImageSize(pixels.width(), pixels.height()));
        double factor = scales.keep() ? 1 : random.nextDouble(scales.least(), scales.most());
        double longest = Math.max(pixels.width(), pixels.height()) * sized;
        double shortest = Math.min(pixels.width(), pixels.height()) * sized;
        double most = Math.max(1, LONGEST_SIDE / longest);
        double least = Math.min(1, SHORTEST_SIDE / shortest);
        return sized * Math.max(least, Math.min(most, factor));
    }

    /**
     * A window at a random place of the sample scaled by a factor, at most as large as {@code most}. Its boxes are not yet cut
     * at the border.
     */
    static TrainingSample window(TrainingSample sample, double factor, ImageSize most, RandomStream random) {
        Pixels pixels = sample.pixels();
        int width = Math.min(most.width(), Math.max(1, (int) Math.round(pixels.width() * factor)));
        int height = Math.min(most.height(), Math.max(1, (int) Math.round(pixels.height() * factor)));
        int seenWidth = Math.min(pixels.width(), (int) Math.ceil(width / factor));
        int seenHeight = Math.min(pixels.height(), (int) Math.ceil(height / factor));
        int x = random.nextInt(pixels.width() - seenWidth + 1);
        int y = random.nextInt(pixels.height() - seenHeight + 1);
        TrainingSample scaled = Resizing.by(cropped(sample, new PixelWindow(x, y, seenWidth, seenHeight)), factor);
        return cropped(scaled, new PixelWindow(0, 0, width, height));
    }

    private static TrainingSample cropped(TrainingSample sample, PixelWindow window) {
        Pixels from = sample.pixels();
        if (window.width() == from.width() && window.height() == from.height()) {
            return sample;
        }
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
