package org.nadir.evaluation;

import java.util.List;

/**
 * The detections of one image by falling score and behind them the objects that were missed.
 *
 * @param image name without folder and extension
 */
public record ImageMatching(String image, List<MatchedBox> boxes) {
    public ImageMatching {
        boxes = List.copyOf(boxes);
    }

    public int count(Outcome.Kind kind) {
        return (int) boxes.stream().filter(box -> box.outcome().kind() == kind).count();
    }
}
