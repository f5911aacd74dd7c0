package org.nadir.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.geometry.OrientedBox;
import org.nadir.tensor.RandomStream;

/**
 * With a probability, puts windows of four images of the split about a random centre (the mosaic of YOLOv4, Bochkovskiy et
 * al. 2020). Unlike there, nothing is made smaller: each quarter shows a random window of its image at the scale that the
 * framing gives it, so that objects keep their size on the ground. The result is as large as the crop, or as the image
 * whose turn it is. A quarter that is larger than its image is black at its outer sides. Objects at the border of a window
 * follow the framing's cut.
 */
public final class Mosaic implements SampleRecipe {
    private static final double NEAREST_CENTRE = 0.25;

    private final When when;
    private final Framing framing;
    private final Augmentation after;
    private final SampleRecipe otherwise;

    /**
     * When images are put together.
     *
     * @param probability of each coming of an image
     * @param end the epoch (from 0) from which on there is no mosaic
     */
    public record When(double probability, int end) {}

    /**
     * A mosaic.
     *
     * @param framing scale of each image, and the size of the whole
     * @param after what is done to the whole
     * @param otherwise what is done without a mosaic
     */
    public Mosaic(When when, Framing framing, Augmentation after, SampleRecipe otherwise) {
        this.when = when;
        this.framing = framing;
        this.after = after;
        this.otherwise = otherwise;
    }

    @Override
    public TrainingSample make(SampleDraw draw) {
        // streams below zero are nobody else's: without a mosaic a sample is what it would be in a run without mosaics
        RandomStream chance = draw.random().fork(-1);
        if (draw.epoch() >= when.end() || chance.nextDouble() >= when.probability()) {
            return otherwise.make(draw);
        }
        return after.apply(together(draw, chance), draw.random().fork(-2));
    }

    private TrainingSample together(SampleDraw draw, RandomStream chance) {
        TrainingSample own = draw.own();
        ImageSize size = framing.frame(own.pixels());
        int x = place(size.width(), chance);
        int y = place(size.height(), chance);
        Canvas canvas = new Canvas(own.name(), size);
        int[] corners = chance.permutation(4);
        for (int i = 0; i < corners.length; i++) {
            boolean left = corners[i] % 2 == 0;
            boolean top = corners[i] < 2;
            ImageSize quarter = new ImageSize(left ? x : size.width() - x, top ? y : size.height() - y);
            TrainingSample part = framing.part(i == 0 ? own : draw.another(chance), quarter, chance);
            canvas.add(
                    part,
                    left ? x - part.pixels().width() : x,
                    top ? y - part.pixels().height() : y);
        }
        return canvas.sample();
    }

    /** Where the centre lies along a side: a whole pixel in the middle half. */
    private static int place(int side, RandomStream chance) {
        double share = chance.nextDouble(NEAREST_CENTRE, 1 - NEAREST_CENTRE);
        return Math.max(1, Math.min(side - 1, (int) Math.round(side * share)));
    }

    /** What the parts are put on. */
    private static final class Canvas {
        private final String name;
        private final Pixels pixels;
        private final List<OrientedBox> boxes = new ArrayList<>();
        private final List<TrainingSample> parts = new ArrayList<>();

        Canvas(String name, ImageSize size) {
            this.name = name;
            this.pixels = new Pixels(size.width(), size.height(), new byte[size.width() * size.height() * 3]);
        }

        void add(TrainingSample part, int x, int y) {
            BufferedPixels.place(part.pixels(), pixels, x, y);
            part.boxes().forEach(box -> boxes.add(box.translated(x, y)));
            parts.add(part);
        }

        TrainingSample sample() {
            int[] labels = parts.stream()
                    .flatMapToInt(part -> Arrays.stream(part.labels()))
                    .toArray();
            boolean[] difficult = new boolean[labels.length];
            int at = 0;
            for (TrainingSample part : parts) {
                System.arraycopy(part.difficult(), 0, difficult, at, part.difficult().length);
                at += part.difficult().length;
            }
            return new TrainingSample(name, pixels, boxes, labels, difficult);
        }
    }
}
