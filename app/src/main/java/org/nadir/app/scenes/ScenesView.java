package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.StatusModel;
import org.nadir.viewer.map.CursorReadout;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.MapStatePane;

/** The map with the panels that lie over it, and what is shown before there is a scene. FX thread only. */
final class ScenesView extends StackPane {
    private final Desk desk;
    private final ScenesModel model;
    private final ScenesController controller;
    private final SceneMap map;
    private final VBox empty = new VBox();

    ScenesView(Desk desk, ScenesModel model, ScenesController controller, SceneMap map, Command open) {
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        this.map = map;
        getStyleClass().add("map-area");
        LayersPanel layers = new LayersPanel(model);
        LegendPanel legend = new LegendPanel(model);
        Parts.present(layers, model.scene().map(Optional::isPresent));
        corner(layers, Pos.TOP_LEFT);
        corner(legend, Pos.BOTTOM_LEFT);
        StackPane.setMargin(legend, new Insets(12, 12, 60, 12));
        emptyState(open);
        getChildren().addAll(map.view(), layers, legend, empty);
        Parts.present(empty, model.scene().map(Optional::isEmpty));
        model.loading().addListener((property, before, now) -> loading(now));
        loading(model.loading().get());
        status();
    }

    private static void corner(Node node, Pos place) {
        StackPane.setAlignment(node, place);
        StackPane.setMargin(node, new Insets(12));
    }

    private void emptyState(Command open) {
        EmptyState state = new EmptyState(
                Material2OutlinedMZ.SATELLITE,
                "No scene is open",
                "Open a GeoTIFF, or drop one anywhere on this window. Nadir reads 8 to 64 bit, tiled and striped, with "
                        + "any number of bands.",
                List.of(
                        open,
                        Command.of(
                                "scenes.sample",
                                "Try the sample project",
                                Material2OutlinedMZ.SCIENCE,
                                desk.crossing()::openSample)));
        VBox recent = new VBox(2);
        recent.setAlignment(Pos.CENTER);
        desk.settings().recentScenes().addListener((ListChangeListener<Path>) change -> recent(recent));
        recent(recent);
        empty.setAlignment(Pos.CENTER);
        empty.setSpacing(24);
        empty.getStyleClass().add("empty-page");
        empty.getChildren().addAll(state, recent);
    }

    private void recent(VBox box) {
        box.getChildren().clear();
        List<Path> paths = desk.settings().recentScenes();
        if (!paths.isEmpty()) {
            box.getChildren().add(Parts.heading("Recent scenes"));
        }
        paths.stream().limit(6).forEach(path -> {
            Hyperlink link = new Hyperlink(String.valueOf(path.getFileName()));
            link.setTooltip(Parts.tip(path.toString()));
            link.setOnAction(event -> controller.openScene(path));
            box.getChildren().add(link);
        });
    }

    private void loading(Optional<Job> job) {
        if (job.isEmpty()) {
            map.view().clearState();
            empty.setOpacity(1);
            empty.setDisable(false);
            return;
        }
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> job.get().cancel());
        map.view().showState(MapStatePane.loading(job.get().what(), job.get().fraction(), cancel));
        empty.setOpacity(0);
        empty.setDisable(true);
    }

    private void status() {
        StatusModel status = desk.status();
        map.map().readoutProperty().addListener((property, before, now) -> readout(status, now));
        map.map().viewportProperty().addListener((property, before, now) -> status.scale()
                .set(scale(map.map())));
        desk.settings().workspace().addListener((property, before, now) -> {
            status.leave();
            status.scale().set(now == org.nadir.app.desk.WorkspaceKind.SCENES ? scale(map.map()) : "");
        });
        model.scene().addListener((property, before, now) -> status.scale().set(scale(map.map())));
    }

    private void readout(StatusModel status, Optional<CursorReadout> readout) {
        if (readout.isEmpty() || !readout.get().inside()) {
            status.leave();
            return;
        }
        CursorReadout at = readout.get();
        status.cursor().set(String.format(Locale.ROOT, "%,d, %,d px", (long) at.x(), (long) at.y()));
        status.coordinates()
                .set(at.position()
                        .map(p -> DetectionFacts.coordinates(new double[] {p.east(), p.north()}) + " " + p.crsName())
                        .orElse(""));
        String values = at.values().stream().limit(8).map(Figures::sample).collect(Collectors.joining("  "));
        status.values()
                .set(values.isEmpty() ? "" : "Values " + values + (at.values().size() > 8 ? " …" : ""));
    }

    /** The map's scale on a screen of 96 dots per inch, or the zoom where the pixel's size is unknown. */
    private String scale(MapModel at) {
        if (model.scene().get().isEmpty()) {
            return "";
        }
        double zoom = at.viewport().scale();
        return at.metresPerPixelProperty()
                .get()
                .map(metres -> "Scale 1:" + Figures.count(Math.round(metres / zoom / (0.0254 / 96))))
                .orElse("Zoom " + Figures.three(zoom * 100) + " %");
    }
}
