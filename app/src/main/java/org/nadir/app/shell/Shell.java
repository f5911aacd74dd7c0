package org.nadir.app.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.Workspace;

/** Builds the window's scene from models and views and wires keys, drops and themes. FX thread only. */
final class Shell implements AutoCloseable {
    private final Notices notices = new Notices();
    private final BackgroundTasks tasks = BackgroundTasks.onFxThread(notices);
    private final Workspaces workspaces;
    private final ShellModel model;
    private final Appearance appearance = new Appearance(tasks);
    private final MemoryWatch memory;
    private final Map<ShellModel.Sheet, Node> sheets = new EnumMap<>(ShellModel.Sheet.class);
    private final Scene scene;

    Shell(SettingsModel settings, FilePicker files) {
        workspaces = new Workspaces(notices, tasks, settings, files);
        model = new ShellModel(settings.workspace());
        model.add(ShellCommands.of(model, settings));
        workspaces.all().forEach(workspace -> model.add(workspace.commands()));
        workspaces.all().forEach(workspace -> model.add(workspace.more()));
        model.add(List.of(
                Command.of("sample", "Try the sample project", Material2OutlinedMZ.SCIENCE, workspaces::openSample)));
        Frame frame = new Frame(model, workspaces.all(), settings.inspectorOpen());
        frame.furnish(workspaces.runs().strip(), new StatusLine(desk().status(), tasks.running()), notices);
        frame.sheets(this::sheet);
        SettingsModel.WindowPlace place = settings.window().get();
        scene = new Scene(frame, place.width(), place.height());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        acceptDrops();
        appearance.dress(scene);
        settings.theme().addListener((property, before, now) -> appearance.choose(now));
        appearance.choose(settings.theme().get());
        workspaces.follow(appearance.dark());
        memory = new MemoryWatch(desk().status());
        desk().status().device().bind(settings.device().map(device -> "Device " + device));
    }

    Desk desk() {
        return workspaces.desk();
    }

    Workspaces workspaces() {
        return workspaces;
    }

    ShellModel model() {
        return model;
    }

    Scene scene() {
        return scene;
    }

    /** True while background work that a person started still runs. */
    boolean busy() {
        return !tasks.running().isEmpty();
    }

    private Node sheet(ShellModel.Sheet sheet) {
        return switch (sheet) {
            case PALETTE ->
                sheets.computeIfAbsent(
                        sheet, s -> new CommandPalette(new PaletteModel(model::commands), model::closeSheet));
            case HELP -> new HelpSheet(model.workspace().get());
            case SETTINGS -> sheets.computeIfAbsent(sheet, s -> new SettingsSheet(desk().settings(), desk().files()));
            case ENGINE -> sheets.computeIfAbsent(sheet, s -> new EngineSheet(new EngineModel(tasks)));
        };
    }

    /** Commands of the workspace in front go before those of the window; those of other workspaces stay silent. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.sheet().get().isPresent()) {
            model.closeSheet();
            event.consume();
            return;
        }
        for (Workspace workspace : workspaces.all()) {
            if (workspace.kind() == model.workspace().get() && perform(workspace.commands(), event)) {
                return;
            }
        }
        List<Command> others = model.commands().stream()
                .filter(command -> workspaces.all().stream()
                        .noneMatch(workspace -> workspace.commands().contains(command)))
                .toList();
        perform(others, event);
    }

    private static boolean perform(List<Command> commands, KeyEvent event) {
        for (Command command : commands) {
            if (command.key().filter(key -> key.match(event)).isPresent() && command.perform()) {
                event.consume();
                return true;
            }
        }
        return false;
    }

    private void acceptDrops() {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            workspaces.open(event.getDragboard().getFiles().stream()
                    .map(java.io.File::toPath)
                    .toList());
            event.setDropCompleted(true);
            event.consume();
        });
    }

    @Override
    public void close() {
        memory.close();
        workspaces.close();
        tasks.close();
    }
}
