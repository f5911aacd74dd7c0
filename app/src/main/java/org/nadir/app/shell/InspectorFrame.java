package org.nadir.app.shell;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.nadir.app.desk.Parts;

/** The panel at the right: scrolls its content and is made wider or narrower by its left edge. */
final class InspectorFrame extends HBox {
    private static final double NARROWEST = 240;
    private static final double WIDEST = 520;

    InspectorFrame(Node content, double width) {
        getStyleClass().add("inspector");
        Region edge = new Region();
        edge.getStyleClass().add("inspector-edge");
        edge.setMinWidth(5);
        edge.setMaxWidth(5);
        edge.setCursor(Cursor.H_RESIZE);
        edge.setOnMouseDragged(event -> {
            double right = localToScene(getLayoutBounds()).getMaxX();
            setPrefWidth(Math.max(NARROWEST, Math.min(WIDEST, right - event.getSceneX())));
        });
        ScrollPane scroll = Parts.scrolling(content);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        setMinWidth(NARROWEST);
        setPrefWidth(width);
        getChildren().addAll(edge, scroll);
    }
}
