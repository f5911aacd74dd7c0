package org.nadir.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.tensor.RandomStream;

/**
 * The regions that the second stage of a detector learns from in one step, and what each learns.
 *
 * @param rois in the order of their pyramid levels
 * @param targets rows count the regions
 * @param boxes the regions with an object in the order of the targets, and that object
 */
record RoiSample(Rois rois, SampledTargets targets, Positives boxes) {
    /** Regions of an image that the second stage learns from at most. */
    static final int REGIONS = 512;

    private static final RandomChoice CHOICE = new RandomChoice(REGIONS, REGIONS / 4);

    /**
     * What proposals are compared with and what they regress.
     *
     * @param upright true where proposals are upright and compared with the truths' bounding rectangles
     */
    record Rule(BoxCoder coder, boolean upright) {}

    /**
     * Draws at most 512 regions an image, a quarter of them with an object, from its proposals and its truths, which are
     * proposals as well. Draws in the order of the images.
     */
    static RoiSample of(List<float[]> proposals, List<Targets> truths, Rule rule, RandomStream random) {
        List<Drawn> drawn = new ArrayList<>();
        for (int image = 0; image < truths.size(); image++) {
            Targets compared = rule.upright() ? HorizontalBoxes.around(truths.get(image)) : truths.get(image);
            float[] all = joined(compared.boxes(), proposals.get(image));
            int[] assigned = RoiAssigner.assign(all, compared.boxes(), compared.ignored());
            for (int truth = 0; truth < compared.count(); truth++) {
                assigned[truth] = truth + 1;
            }
            RandomChoice.Chosen chosen = CHOICE.draw(assigned, random);
            for (int index : chosen.positives()) {
                drawn.add(new Drawn(image, all, index, assigned[index] - 1));
            }
            for (int index : chosen.negatives()) {
                drawn.add(new Drawn(image, all, index, -1));
            }
        }
        return packed(drawn, truths, rule.coder());
    }

    /** A region of an image and the truth it learns, or -1. */
    private record Drawn(int image, float[] boxes, int index, int truth) {
        void learn(Targets truths, BoxCoder coder, RoiSample sample, int at) {
            sample.targets().labels()[at] = truths.labels()[truth];
            BoxCoder.Packed own = new BoxCoder.Packed(truths.boxes(), truth);
            coder.encode(
                    new BoxCoder.Packed(boxes, index), own, sample.targets().deltas(), at);
            System.arraycopy(boxes, 5 * index, sample.boxes().anchors(), 5 * at, 5);
            System.arraycopy(truths.boxes(), 5 * truth, sample.boxes().truths(), 5 * at, 5);
        }
    }

    private static float[] joined(float[] first, float[] second) {
        float[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static RoiSample packed(List<Drawn> drawn, List<Targets> truths, BoxCoder coder) {
        float[] boxes = new float[5 * drawn.size()];
        int[] images = new int[drawn.size()];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(drawn.get(i).boxes(), 5 * drawn.get(i).index(), boxes, 5 * i, 5);
            images[i] = drawn.get(i).image();
        }
        int[] order = new int[images.length];
        Rois rois = Rois.sorted(boxes, images, order);
        int positives = (int) drawn.stream().filter(one -> one.truth() >= 0).count();
        int all = images.length;
        SampledTargets targets = SampledTargets.empty(positives, all - positives, coder.values(), Math.max(1, all));
        RoiSample sample = new RoiSample(rois, targets, Positives.learning(targets.deltas(), positives));
        int object = 0;
        int other = positives;
        for (int row = 0; row < order.length; row++) {
            Drawn one = drawn.get(order[row]);
            if (one.truth() < 0) {
                targets.rows()[other++] = row;
            } else {
                targets.rows()[object] = row;
                one.learn(truths.get(one.image()), coder, sample, object++);
            }
        }
        return sample;
    }
}
