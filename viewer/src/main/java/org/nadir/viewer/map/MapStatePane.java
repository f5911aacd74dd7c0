package org.nadir.viewer.map;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nadir.viewer.style.ViewerSheet;

/**
 * What a view says when it has no picture: empty, loading or failed. A title, a sentence and actions in the middle of
 * the room; the words come from the caller.
 */
public final class MapStatePane extends VBox {
    private static final double WIDTH = 420;

    private MapStatePane(String kind, String title, String text) {
        getStyleClass().addAll("map-state", kind);
        setAlignment(Pos.CENTER);
        setSpacing(12);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().add(wrapped(title, "state-title"));
        if (!text.isEmpty()) {
            getChildren().add(wrapped(text, "state-text"));
        }
    }

    /** What this is and what one can do. */
    public static MapStatePane empty(String title, String text, Node... actions) {
        return new MapStatePane("empty", title, text).with(actions);
    }

    /** Work that is under way; progress in 0..1, below 0 when the end is unknown; actions such as a cancel button. */
    public static MapStatePane loading(String title, ObservableDoubleValue progress, Node... actions) {
        MapStatePane pane = new MapStatePane("loading", title, "");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(progress);
        bar.setPrefWidth(WIDTH / 2);
        pane.getChildren().add(bar);
        return pane.with(actions);
    }

    /** What went wrong and what to do; {@code details} are folded, empty for none. */
    public static MapStatePane error(String title, String text, String details, Node... actions) {
        MapStatePane pane = new MapStatePane("error", title, text).with(actions);
        if (!details.isBlank()) {
            TextArea area = new TextArea(details);
            area.setEditable(false);
            area.setPrefRowCount(8);
            TitledPane folded = new TitledPane("Details", area);
            folded.setExpanded(false);
            folded.setAnimated(false);
            pane.getChildren().add(folded);
        }
        return pane;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    private MapStatePane with(Node... actions) {
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
        return this;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        return label;
    }
}
