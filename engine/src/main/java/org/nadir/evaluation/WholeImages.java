package org.nadir.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nadir.base.Progress;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.detection.Detection;
import org.nadir.detection.Detector;
import org.nadir.detection.SceneDetector;
import org.nadir.detection.SceneInput;
import org.nadir.detection.TrainedInput;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;

/**
 * Runs a detector over the whole images of a split by overlapping windows and merges what they found, as DOTA's protocol
 * asks: what is judged afterwards are boxes of images, not of tiles. Used by the thread of the detector.
 */
public final class WholeImages {
    private final Detector detector;
    private final Optional<TrainedInput> trained;
    private final SceneInput.Choice choice;
    private final Function<SceneInfo, SceneDetector.Settings> settings;

    /** @param settings how an image is cut and resized */
    public WholeImages(
            Detector detector,
            Optional<TrainedInput> trained,
            SceneInput.Choice choice,
            Function<SceneInfo, SceneDetector.Settings> settings) {
        this.detector = detector;
        this.trained = trained;
        this.choice = choice;
        this.settings = settings;
    }

    /**
     * What was found in all images, in their pixels.
     *
     * @param notes what differs from the training images, as the first image shows it
     */
    public record Found(List<ScoredBox> boxes, List<String> notes) {}

    /**
     * Goes through the images of a split.
     *
     * @throws java.util.concurrent.CancellationException when the progress was cancelled
     * @throws org.nadir.base.UserProblem when an image cannot be read
     */
    public Found detect(DataSplit split, Progress progress) {
        List<ScoredBox> boxes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int done = 0;
        for (LabelledImage image : split.images()) {
            progress.report(done, split.images().size(), "Detecting in " + split.name());
            try (Scene scene = Scenes.open(image.file())) {
                SceneInput input = SceneInput.of(scene, trained, choice);
                SceneDetector.Settings through = settings.apply(scene.info());
                List<Detection> found =
                        SceneDetector.detect(detector, scene, input.rendering(), through, quiet(progress));
                for (Detection one : found) {
                    boxes.add(new ScoredBox(image.name(), one.box(), one.label(), one.score()));
                }
                if (done++ == 0) {
                    notes.addAll(input.notes());
                }
            }
        }
        progress.report(done, done, "Detecting in " + split.name());
        return new Found(boxes, notes);
    }

    /** The windows of one image are no news where images are counted. */
    private static Progress quiet(Progress progress) {
        return new Progress() {
            @Override
            public void report(long done, long total, String what) {
                // counted by image
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }
}
