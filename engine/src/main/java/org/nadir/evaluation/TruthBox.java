package org.nadir.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.nadir.data.Annotation;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.data.TrainingSample;
import org.nadir.geometry.OrientedBox;

/**
 * A labelled object that detections are judged by.
 *
 * @param label index of its class; {@link TrainingSample#IGNORED} for a region in which no detection is punished
 * @param difficult neither has to be found nor punishes who finds it
 */
public record TruthBox(String image, OrientedBox box, int label, boolean difficult) {

    /** The truths of a split: boxes of ignored classes become regions, classes outside of the map are left out. */
    public static List<TruthBox> of(DataSplit split, ClassMap classes) {
        List<TruthBox> truths = new ArrayList<>();
        for (LabelledImage image : split.images()) {
            for (Annotation annotation : image.annotations()) {
                if (classes.knows(annotation.className())) {
                    int label = classes.index(annotation.className()).orElse(TrainingSample.IGNORED);
                    boolean difficult = annotation.difficult() || label == TrainingSample.IGNORED;
                    truths.add(new TruthBox(image.name(), annotation.box(), label, difficult));
                }
            }
        }
        return truths;
    }

    /** The truths of a split for a detector of oriented boxes, or for one of upright boxes their bounding rectangles. */
    public static List<TruthBox> of(DataSplit split, ClassMap classes, boolean upright) {
        List<TruthBox> truths = of(split, classes);
        return upright ? truths.stream().map(TruthBox::upright).toList() : truths;
    }

    private TruthBox upright() {
        return new TruthBox(image, box.upright(), label, difficult);
    }
}
