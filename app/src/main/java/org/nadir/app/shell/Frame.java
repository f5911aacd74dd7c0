package org.nadir.app.shell;

import atlantafx.base.controls.ModalPane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;

/** The window's content. A workspace's nodes are built when it comes to the front for the first time. */
final class Frame extends StackPane {
    private final ShellModel model;
    private final Map<WorkspaceKind, Workspace> workspaces = new EnumMap<>(WorkspaceKind.class);
    private final Map<WorkspaceKind, Node> pages = new EnumMap<>(WorkspaceKind.class);
    private final ObservableBooleanValue inspectorOpen;
    private final BorderPane pane = new BorderPane();
    private final ModalPane over = new ModalPane(-1);

    Frame(ShellModel model, List<? extends Workspace> all, ObservableBooleanValue inspectorOpen) {
        this.model = model;
        this.inspectorOpen = inspectorOpen;
        getStyleClass().add("nadir");
        all.forEach(workspace -> workspaces.put(workspace.kind(), workspace));
        pane.setLeft(new Rail(
                List.copyOf(workspaces.keySet()),
                model.workspace(),
                List.of(model.command("help"), model.command("engine"), model.command("settings"))));
        over.setId("over");
        over.setInTransitionFactory(null);
        over.setOutTransitionFactory(null);
        getChildren().add(pane);
        model.workspace().addListener((property, before, now) -> bringForward(now));
        bringForward(model.workspace().get());
    }

    /** The run strip and the status line, below every workspace; and the notices above them. */
    void furnish(Node runStrip, Node statusLine, Notices notices) {
        pane.setBottom(new VBox(runStrip, statusLine));
        NoticeStack stack = new NoticeStack(notices);
        StackPane.setAlignment(stack, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(stack, new Insets(0, 16, 48, 0));
        stack.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(stack, over);
    }

    /** Lays the sheets over the work area as the model asks. */
    void sheets(Function<ShellModel.Sheet, Node> contents) {
        model.sheet().addListener((property, before, now) -> lay(now.map(contents)));
        over.displayProperty().addListener((property, before, now) -> {
            if (!now) {
                model.closeSheet();
            }
        });
    }

    private void lay(Optional<Node> sheet) {
        if (sheet.isEmpty()) {
            over.hide(true);
            pane.requestFocus();
            return;
        }
        over.setAlignment(sheet.get() instanceof CommandPalette ? Pos.TOP_CENTER : Pos.CENTER);
        StackPane.setMargin(sheet.get(), new Insets(72, 0, 0, 0));
        over.show(sheet.get());
        if (sheet.get() instanceof CommandPalette palette) {
            palette.begin();
        }
    }

    private void bringForward(WorkspaceKind kind) {
        Workspace workspace = workspaces.get(kind);
        if (workspace == null) {
            return;
        }
        pane.setCenter(pages.computeIfAbsent(kind, missing -> page(workspace)));
        workspace.shown();
        // no control of the new page starts with the focus, so that no field opens its help unasked
        pane.requestFocus();
    }

    private Node page(Workspace workspace) {
        BorderPane page = new BorderPane();
        page.getStyleClass().add("page");
        page.setTop(new ToolRow(
                workspace.kind().title(), workspace.commands(), model.command("palette"), model.command("inspector")));
        page.setCenter(workspace.work());
        InspectorFrame inspector = new InspectorFrame(workspace.inspector(), 304);
        Parts.present(inspector, javafx.beans.binding.Bindings.createObjectBinding(inspectorOpen::get, inspectorOpen));
        page.setRight(inspector);
        return page;
    }
}
