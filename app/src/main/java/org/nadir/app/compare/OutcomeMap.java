package org.nadir.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Verdict;
import org.nadir.base.LineLook;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.MatchedBox;
import org.nadir.evaluation.Outcome;
import org.nadir.viewer.map.BoxLayer;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.TileSource;

/** What one run finds on the image that all show: hits, false alarms and misses by colour and shape. FX thread only. */
final class OutcomeMap extends BorderPane {
    private final MapModel map = new MapModel();
    private final MapView view = new MapView(map);
    private final SceneLayer picture = new SceneLayer();
    private final BoxLayer boxes = new BoxLayer();
    private final Label counts = Parts.muted("");
    private final HBox head;

    OutcomeMap(String label, LineLook look, String kind) {
        view.layers().setAll(picture, boxes);
        Label name = Parts.heading(kind.equals("best") ? label : label + ", " + kind);
        head = new HBox(8, RunMark.of(look), name, counts);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("map-head");
        counts.setMinWidth(0);
        counts.setWrapText(false);
        setTop(head);
        setCenter(view);
        setMinSize(80, 80);
    }

    MapModel map() {
        return map;
    }

    /** Names it at the right, where it is seen below a swipe. */
    void nameAtTheRight() {
        head.setAlignment(Pos.CENTER_RIGHT);
    }

    void threshold(DoubleProperty score) {
        boxes.scoreThresholdProperty().bind(score);
    }

    /**
     * What the run has to show of an image.
     *
     * @param missing why there is no picture, in words
     */
    record Seen(Optional<TileSource> picture, String missing, Optional<MatchFiles.Content> found) {}

    void show(Seen seen) {
        Optional<TileSource> image = seen.picture();
        boolean another = !picture.sourceProperty().get().equals(image);
        if (another) {
            picture.sourceProperty().set(image);
            image.ifPresent(source -> map.showExtent(new SceneRect(0, 0, source.width(), source.height())));
        }
        boxes.boxes().setAll(seen.found().map(OutcomeMap::boxes).orElse(List.of()));
        String outcome = seen.found().map(OutcomeMap::counted).orElse("not looked at yet");
        counts.setText(seen.missing().isEmpty() ? outcome : seen.missing());
    }

    private static List<MapBox> boxes(MatchFiles.Content found) {
        List<MapBox> boxes = new ArrayList<>();
        for (MatchedBox box : found.image().boxes()) {
            Verdict verdict = Verdict.of(box.outcome());
            String label = verdict.letters() + " " + found.classes().get(box.label());
            // a missed object has no score and is never filtered by it
            double score = box.outcome() == Outcome.MISSED ? 1 : box.score();
            boxes.add(new MapBox(boxes.size(), box.box(), label, verdict.colour(), score, verdict.outline()));
        }
        return boxes;
    }

    private static String counted(MatchFiles.Content found) {
        StringBuilder words = new StringBuilder();
        for (Outcome.Kind kind :
                List.of(Outcome.Kind.TRUE_POSITIVE, Outcome.Kind.FALSE_POSITIVE, Outcome.Kind.FALSE_NEGATIVE)) {
            words.append(words.isEmpty() ? "" : "  ")
                    .append(Verdict.valueOf(kind.name()).letters())
                    .append(' ')
                    .append(found.image().count(kind));
        }
        return words.toString();
    }
}
