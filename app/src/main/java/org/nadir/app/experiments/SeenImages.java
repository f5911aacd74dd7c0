package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.Pixels;
import org.nadir.data.Resizing;
import org.nadir.data.SampleBatch;
import org.nadir.data.TrainingSample;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.RandomStreams;
import org.nadir.training.TrainingImages;
import org.nadir.viewer.gallery.Thumbnail;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.style.Palette;

/**
 * The first training images of an epoch as the network will see them.
 *
 * @param images in their order, made small
 * @param classes in the order of their labels
 * @param facts what is known of the training data
 * @param problem why there are none; empty when there are
 */
record SeenImages(List<Seen> images, List<String> classes, Map<String, String> facts, String problem) {
    private static final int MOST = 24;
    private static final int LARGEST_SIDE = 480;

    /** One image; only the same object is equal, so that its picture is made once. */
    static final class Seen {
        private final TrainingSample small;
        private final String title;
        private final String caption;

        Seen(TrainingSample sample) {
            int width = sample.pixels().width();
            int height = sample.pixels().height();
            int ignored = 0;
            for (boolean one : sample.difficult()) {
                ignored += one ? 1 : 0;
            }
            title = sample.name();
            caption = width + " × " + height + " px, " + (sample.boxes().size() - ignored) + " learned, " + ignored
                    + " ignored";
            small = Resizing.by(sample, Math.min(1, (double) LARGEST_SIDE / Math.max(width, height)));
        }

        String title() {
            return title;
        }

        String caption() {
            return caption;
        }
    }

    static SeenImages none(String problem) {
        return new SeenImages(List.of(), List.of(), Map.of(), problem);
    }

    /** Opens the data and makes the images; takes seconds with many images, off the FX thread. */
    static SeenImages of(ExperimentSpec spec, int epoch, Progress progress) {
        RandomStreams streams = new RandomStreams(spec.run().seed());
        try (TrainingImages training = new TrainingImages(spec, streams)) {
            List<Seen> seen = new ArrayList<>();
            Iterator<SampleBatch> batches = training.epoch(epoch, 0);
            while (batches.hasNext() && seen.size() < MOST && !progress.cancelled()) {
                batches.next().samples().forEach(sample -> seen.add(new Seen(sample)));
                progress.report(seen.size(), MOST, "Drawing training images");
            }
            return new SeenImages(seen, training.classes().names(), training.facts(), "");
        } catch (UserProblem e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    /** The picture of an image with its boxes; what is ignored is dashed. */
    Thumbnail thumbnail(Seen seen, int side) {
        Pixels pixels = seen.small.pixels();
        double scale = Math.min(1, (double) side / Math.max(pixels.width(), pixels.height()));
        Pixels shown = scale == 1 ? pixels : Resizing.pixels(pixels, scale);
        byte[] rgb = shown.rgb();
        int[] argb = new int[shown.width() * shown.height()];
        for (int i = 0; i < argb.length; i++) {
            int at = i * 3;
            argb[i] = 0xff000000 | (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
        }
        return new Thumbnail(shown.width(), shown.height(), argb, scale, boxes(seen.small));
    }

    private List<MapBox> boxes(TrainingSample sample) {
        Palette colours = Palette.of(classes);
        List<MapBox> boxes = new ArrayList<>();
        for (int i = 0; i < sample.boxes().size(); i++) {
            int label = sample.labels()[i];
            String name = label == TrainingSample.IGNORED ? "ignored" : classes.get(label);
            boxes.add(new MapBox(i, sample.boxes().get(i), name, colours.color(name), 1, sample.difficult()[i]));
        }
        return boxes;
    }
}
