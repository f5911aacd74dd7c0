package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.base.UserProblem;

/** Scenes: the map with layers, legend and inspector. FX thread only. */
public final class ScenesWorkspace implements Workspace {
    private final Desk desk;
    private final ScenesModel model = new ScenesModel();
    private final ScenesController controller;
    private final List<Command> commands = new ArrayList<>();
    private @Nullable SceneMap map;
    private @Nullable DetectorPane detector;

    public ScenesWorkspace(Desk desk) {
        this.desk = desk;
        controller = new ScenesController(desk, model);
        BooleanBinding open =
                Bindings.createBooleanBinding(() -> model.scene().get().isPresent(), model.scene());
        BooleanBinding found = Bindings.createBooleanBinding(
                () -> model.scene().get().isPresent() && model.current().get().isPresent(),
                model.scene(),
                model.current());
        commands.add(Command.of("scenes.open", "Open scene", Material2OutlinedAL.FOLDER_OPEN, controller::chooseScene)
                .key("Shortcut+O"));
        commands.add(Command.of(
                "scenes.detections", "Open detections", Material2OutlinedAL.LAYERS, controller::chooseDetections));
        commands.add(Command.of("scenes.fit", "Fit", Material2MZ.ZOOM_OUT_MAP, () -> map().map()
                        .fit())
                .key("Shortcut+F")
                .when(open));
        commands.add(Command.of("scenes.one", "1:1", Material2OutlinedAL.CROP_FREE, () -> map().map()
                        .oneToOne())
                .when(open));
        commands.add(Command.of("scenes.geojson", "Export GeoJSON", Material2AL.GET_APP, controller::exportGeoJson)
                .when(found));
        commands.add(Command.of("scenes.dota", "Export DOTA", Material2OutlinedMZ.SAVE_ALT, controller::exportDota)
                .when(found));
    }

    @Override
    public WorkspaceKind kind() {
        return WorkspaceKind.SCENES;
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public Node work() {
        return new ScenesView(desk, model, controller, map(), commands.get(0));
    }

    @Override
    public Node inspector() {
        return new SceneInspector(model, controller, new StretchPane(model, controller, map().map()), detector());
    }

    @Override
    public void shown() {
        detector().refresh();
    }

    @Override
    public void close() {
        if (map != null) {
            map.close();
        }
        model.scene().get().ifPresent(open -> open.scene().close());
    }

    public void openScene(Path file) {
        controller.openScene(file);
    }

    public void openDetections(Path file) {
        controller.openDetections(file);
    }

    /** Chooses the detector of a run. */
    public void detectWith(Path runFolder) {
        detector().choose(runFolder);
    }

    private void damaged(UserProblem problem) {
        desk.tasks().onScreen(() -> desk.notices().failure("Reading a part of the scene", problem));
    }

    private SceneMap map() {
        SceneMap built = map == null ? new SceneMap(model, this::damaged) : map;
        map = built;
        return built;
    }

    private DetectorPane detector() {
        DetectorPane built = detector == null ? new DetectorPane(desk, model, controller) : detector;
        detector = built;
        return built;
    }
}
