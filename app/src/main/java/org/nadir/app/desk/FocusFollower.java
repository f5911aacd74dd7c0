package org.nadir.app.desk;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * Keeps the control that has the focus on the screen, so that a long page can be gone through with the Tab key: a scroll
 * pane itself stays where it is. FX thread only.
 */
public final class FocusFollower {
    private static final double MARGIN = 24;

    private final ScrollPane pane;

    private FocusFollower(ScrollPane pane) {
        this.pane = pane;
    }

    /** Follows the focus within the content of a pane for as long as it is on a scene. */
    public static void in(ScrollPane pane) {
        FocusFollower follower = new FocusFollower(pane);
        ChangeListener<Node> moved = (property, before, now) -> follower.show(now);
        pane.sceneProperty().addListener((property, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(moved);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(moved);
            }
        });
    }

    private void show(@org.jspecify.annotations.Nullable Node node) {
        Node content = pane.getContent();
        if (node == null || !within(node, content)) {
            return;
        }
        Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getBoundsInLocal().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        if (at.getMinY() < top) {
            pane.setVvalue(Math.max(0, at.getMinY() - MARGIN) / hidden);
        } else if (at.getMaxY() + MARGIN > top + seen) {
            pane.setVvalue(Math.min(hidden, at.getMaxY() + MARGIN - seen) / hidden);
        }
    }

    private static boolean within(Node node, Node content) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(content)) {
                return true;
            }
        }
        return false;
    }
}
