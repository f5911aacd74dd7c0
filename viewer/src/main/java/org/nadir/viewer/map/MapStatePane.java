package org.nadir.viewer.map;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * What a map says when there is no picture: empty, loading or failed. Centred text with actions below it.
 */
public final class MapStatePane extends VBox {
    private MapStatePane(String kind, String title, String text) {
        getStyleClass().addAll("map-state", kind);
    }

    /** What this is and what one can do. */
    public static MapStatePane empty(String title, String text, Node... actions) {
        return new MapStatePane("empty", title, text);
    }

    /** Work that is under way; progress in 0..1, below 0 when the end is unknown; actions such as a cancel button. */
    public static MapStatePane loading(String title, ObservableDoubleValue progress, Node... actions) {
        return new MapStatePane("loading", title, "");
    }

    /** What went wrong and what to do; {@code details} are folded, empty for none. */
    public static MapStatePane error(String title, String text, String details, Node... actions) {
        return new MapStatePane("error", title, text);
    }
}
