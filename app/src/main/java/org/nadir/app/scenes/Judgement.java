package org.nadir.app.scenes;

import java.util.List;
import org.nadir.app.desk.Verdict;
import org.nadir.detection.Detection;
import org.nadir.evaluation.ImageMatching;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.MatchRule;
import org.nadir.evaluation.MatchedBox;
import org.nadir.evaluation.Outcome;

/**
 * What an evaluation said of each box of a layer; the boxes are in the layer's order.
 *
 * @param image name of the image that was judged
 */
record Judgement(MatchRule rule, String image, List<MatchedBox> boxes) {
    Judgement {
        boxes = List.copyOf(boxes);
    }

    static Judgement of(MatchFiles.Content content) {
        return new Judgement(
                content.rule(), content.image().image(), content.image().boxes());
    }

    Verdict verdict(int place) {
        return Verdict.of(boxes.get(place).outcome());
    }

    /** True for an object that no detection has found: it has no score and is no detection. */
    boolean missed(int place) {
        return boxes.get(place).outcome() == Outcome.MISSED;
    }

    /** The boxes as a layer holds them; a missed object has the score 0. */
    List<Detection> detections() {
        return boxes.stream()
                .map(box -> new Detection(box.box(), box.label(), box.outcome() == Outcome.MISSED ? 0 : box.score()))
                .toList();
    }

    /** The same with some of the boxes, to be written. */
    MatchFiles.Content content(List<String> classes, List<Integer> places) {
        return new MatchFiles.Content(
                rule,
                classes,
                new ImageMatching(image, places.stream().map(boxes::get).toList()));
    }
}
