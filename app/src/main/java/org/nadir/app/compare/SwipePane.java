package org.nadir.app.compare;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Two nodes over each other, the upper one seen at the right of a line that is dragged. FX thread only. */
final class SwipePane extends Pane {
    private static final double GRIP = 8;

    private final Node lower;
    private final Node upper;
    private final Region line = new Region();
    private final Rectangle clip = new Rectangle();
    private double share = 0.5;

    SwipePane(Node lower, Node upper) {
        this.lower = lower;
        this.upper = upper;
        upper.setClip(clip);
        line.getStyleClass().add("swipe-line");
        line.setCursor(Cursor.H_RESIZE);
        line.setAccessibleText("Drag to see more of one side");
        getChildren().addAll(lower, upper, line);
        line.setOnMouseDragged(event -> {
            double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
            share = Math.min(1, Math.max(0, x / Math.max(1, getWidth())));
            requestLayout();
            event.consume();
        });
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        lower.resizeRelocate(0, 0, width, height);
        upper.resizeRelocate(0, 0, width, height);
        double at = Math.rint(share * width);
        clip.setX(at);
        clip.setWidth(Math.max(0, width - at));
        clip.setHeight(height);
        line.resizeRelocate(at - GRIP / 2, 0, GRIP, height);
    }
}
