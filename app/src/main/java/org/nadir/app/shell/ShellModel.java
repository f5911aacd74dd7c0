package org.nadir.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.WorkspaceKind;

/** Which workspace is in front, which sheet lies over it, and every command there is. FX thread only. */
final class ShellModel {
    /** What can lie over the work area. */
    enum Sheet {
        PALETTE,
        HELP,
        SETTINGS,
        ENGINE
    }

    private final ObjectProperty<WorkspaceKind> workspace;
    private final ObjectProperty<Optional<Sheet>> sheet = new SimpleObjectProperty<>(Optional.empty());
    private final List<Command> commands = new ArrayList<>();

    ShellModel(ObjectProperty<WorkspaceKind> workspace) {
        this.workspace = workspace;
        workspace.addListener((property, before, now) -> closeSheet());
    }

    ObjectProperty<WorkspaceKind> workspace() {
        return workspace;
    }

    ObjectProperty<Optional<Sheet>> sheet() {
        return sheet;
    }

    /** Opens the sheet, or closes it when it is the one that is open. */
    void toggle(Sheet wanted) {
        sheet.set(sheet.get().equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(wanted));
    }

    void closeSheet() {
        sheet.set(Optional.empty());
    }

    void add(List<Command> more) {
        commands.addAll(more);
    }

    List<Command> commands() {
        return List.copyOf(commands);
    }

    /** The command under this name. */
    Command command(String id) {
        return commands.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }
}
