package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;

/** Runs. FX thread only. */
public final class RunsWorkspace implements Workspace {
    private final Desk desk;

    public RunsWorkspace(Desk desk) {
        this.desk = desk;
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.RUNS;
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    @Override
    public Node work() {
        return new VBox();
    }

    @Override
    public Node inspector() {
        return new VBox();
    }

    public Node strip() {
        return new HBox();
    }

    public void dark(boolean dark) {}

    public void open(Path path) {}

    public void edit(String name, String yaml) {}

    public void watch(Path folder) {}
}
