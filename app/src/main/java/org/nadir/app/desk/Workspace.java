package org.nadir.app.desk;

import java.util.List;
import javafx.scene.Node;

/**
 * One screen of the workbench. The shell asks for each node once and keeps it; {@link #shown()} is called each time the
 * workspace comes to the front. FX thread only.
 */
public interface Workspace {
    WorkspaceKind kind();

    /** The commands of its toolbar, in order; they are in the command palette too. */
    List<Command> commands();

    /** Those that are in its menus and in the command palette, and for which the toolbar has no room. */
    default List<Command> more() {
        return List.of();
    }

    Node work();

    Node inspector();

    default void shown() {}

    /** Called once when the window closes; must return at once. */
    default void close() {}
}
