package org.nadir.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nadir.base.Progress;

/**
 * Small square cuts of drawn pictures, each with what is in its middle: what a backbone is pre-trained on. A pure function of
 * the seed and the number of pictures. Immutable.
 *
 * @param chips in the order of the pictures
 */
public record ChipSet(List<Chip> chips) {
    /** Side of a chip in pixels. */
    public static final int SIDE = 64;

    /** What chips show; labels are places in this list. */
    public static final List<String> CLASSES = List.of(
            "airliner",
            "small-airliner",
            "light-aircraft",
            "fighter",
            "ship",
            "boat",
            "car",
            "lorry",
            "structure",
            "open-ground",
            "pavement",
            "water");

    public ChipSet {
        chips = List.copyOf(chips);
    }

    /**
     * One chip.
     *
     * @param rgb interleaved, {@link #SIDE} squared pixels
     * @param label place in {@link #CLASSES}
     * @param heading where the object points (radians, clockwise on the picture from the x axis); NaN for ground
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Chip(byte[] rgb, int label, double heading) {
        public boolean object() {
            return !Double.isNaN(heading);
        }
    }

    /**
     * Draws pictures on all processors and cuts them up.
     *
     * @throws CancellationException when it is no longer wanted
     */
    public static ChipSet draw(long seed, int pictures, Progress progress) {
        Dice dice = new Dice(seed);
        List<List<Chip>> parts = new ArrayList<>();
        int round = 8;
        for (int first = 0; first < pictures; first += round) {
            if (progress.cancelled()) {
                throw new CancellationException("Drawing was cancelled");
            }
            parts.addAll(IntStream.range(first, Math.min(pictures, first + round))
                    .parallel()
                    .mapToObj(number -> ChipMaker.cut(dice.fork(number), number))
                    .toList());
            progress.report(parts.size(), pictures, "pictures drawn");
        }
        return new ChipSet(parts.stream().flatMap(List::stream).toList());
    }
}
