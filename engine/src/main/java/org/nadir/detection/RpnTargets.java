package org.nadir.detection;

import java.util.List;
import org.nadir.tensor.RandomStream;

/**
 * Chooses what a region proposal network learns from: anchors are assigned to the truths' bounding rectangles, at most 256
 * an image are drawn, half of them with an object. Draws in the order of the images, so that a stream's position says all.
 *
 * @param coder what anchors with an object regress
 * @param upright true where that is the truth's bounding rectangle, false where it is the truth itself
 */
record RpnTargets(AssignerSettings assigner, BoxCoder coder, boolean upright) {
    private static final RandomChoice CHOICE = new RandomChoice(256, 128);

    /** Rows count anchors through the batch; the normaliser counts both kinds of samples, each at least one an image. */
    SampledTargets of(AnchorGrid grid, List<Targets> truths, ImageBatch batch, RandomStream random) {
        int[][] assigned = new int[truths.size()][];
        RandomChoice.Chosen[] chosen = new RandomChoice.Chosen[truths.size()];
        int positives = 0;
        int negatives = 0;
        int normaliser = 0;
        for (int image = 0; image < chosen.length; image++) {
            assigned[image] = assign(grid, truths.get(image), batch, image);
            chosen[image] = CHOICE.draw(assigned[image], random);
            positives += chosen[image].positives().length;
            negatives += chosen[image].negatives().length;
            normaliser += Math.max(1, chosen[image].positives().length) + Math.max(1, chosen[image].negatives().length);
        }
        SampledTargets targets = SampledTargets.empty(positives, negatives, coder.values(), normaliser);
        fill(targets, grid, truths, new Sample(assigned, chosen));
        return targets;
    }

    private record Sample(int[][] assigned, RandomChoice.Chosen[] chosen) {}

    private void fill(SampledTargets targets, AnchorGrid grid, List<Targets> truths, Sample sample) {
        int object = 0;
        int other = targets.positives();
        for (int image = 0; image < truths.size(); image++) {
            Targets own = upright ? HorizontalBoxes.around(truths.get(image)) : truths.get(image);
            for (int anchor : sample.chosen()[image].positives()) {
                targets.rows()[object] = image * grid.total() + anchor;
                BoxCoder.Packed truth = new BoxCoder.Packed(own.boxes(), sample.assigned()[image][anchor] - 1);
                coder.encode(anchor(grid, anchor), truth, targets.deltas(), object++);
            }
            for (int anchor : sample.chosen()[image].negatives()) {
                targets.rows()[other++] = image * grid.total() + anchor;
            }
        }
    }

    private int[] assign(AnchorGrid grid, Targets truths, ImageBatch batch, int image) {
        int width = batch.widths()[image];
        int height = batch.heights()[image];
        return new MaxIouAssigner(assigner)
                .assign(
                        grid,
                        HorizontalBoxes.around(truths),
                        assigner.insideOnly() ? width : ImageBatch.padded(width),
                        assigner.insideOnly() ? height : ImageBatch.padded(height));
    }

    private static BoxCoder.Packed anchor(AnchorGrid grid, int anchor) {
        float[] box = new float[5];
        grid.write(anchor, box, 0);
        return new BoxCoder.Packed(box, 0);
    }
}
