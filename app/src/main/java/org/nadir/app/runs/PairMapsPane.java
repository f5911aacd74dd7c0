package org.nadir.app.runs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.EmptyState;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.PixelTiles;
import org.nadir.app.desk.TitleConverter;
import org.nadir.data.Pixels;
import org.nadir.distillation.DistillationSettings;
import org.nadir.viewer.map.ColourLegend;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.ValueGrid;
import org.nadir.viewer.map.ValueLayer;

/**
 * What a distillation compares, laid over a validation image: the weights of the cells and the differences that are left in
 * each band, by level, at any checkpoint that was kept. FX thread only.
 */
final class PairMapsPane extends BorderPane {
    /** Room for the colours and two lines on what they mean. */
    private static final double STATE_HEIGHT = 44;

    private final Desk desk;
    private final PairMapsModel model;
    private final MapModel map = new MapModel();
    private final SceneLayer picture = new SceneLayer();
    private final ValueLayer values = new ValueLayer();
    private final ColourLegend legend = new ColourLegend();
    private final ComboBox<String> images = new ComboBox<>();
    private final ComboBox<String> checkpoints = new ComboBox<>();

    PairMapsPane(Desk desk, PairMapsModel model) {
        this.desk = desk;
        this.model = model;
        setId("pair-maps");
        MapView view = new MapView(map);
        view.layers().setAll(picture, values);
        Node empty = empty();
        BorderPane page = new BorderPane(view);
        page.setTop(new VBox(tools(), state()));
        setCenter(new StackPane(page, empty));
        Parts.present(page, model.run().map(Optional::isPresent));
        Parts.present(empty, model.run().map(Optional::isEmpty));
        model.images().addListener((property, before, now) -> list(now));
        model.picture().addListener((property, before, now) -> show(now));
        model.grid().addListener((property, before, now) -> lay(now));
        list(model.images().get());
        show(model.picture().get());
        lay(model.grid().get());
    }

    private static Node empty() {
        EmptyState state = new EmptyState(
                Material2OutlinedAL.LAYERS,
                "No teacher to compare with",
                "For a run that learned from a teacher, this shows over an image where the student's maps still differ from"
                        + " the teacher's, band by band.",
                List.of());
        state.getStyleClass().add("empty-page");
        return state;
    }

    private FlowPane tools() {
        images.setId("pair-maps-image");
        images.setPrefWidth(168);
        images.setPromptText("Validation image");
        images.valueProperty()
                .addListener((property, before, now) -> model.image().set(now == null ? "" : now));
        checkpoints.setId("pair-maps-checkpoint");
        checkpoints.setPrefWidth(96);
        checkpoints.valueProperty().addListener((property, before, now) -> model.checkpoint()
                .set(now == null ? "" : now));
        FlowPane row =
                new FlowPane(8, 6, images, checkpoints, button(), quantity(), new Label("Level"), level(), opacity());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-row");
        return row;
    }

    private Button button() {
        Button look = new Button("Compare maps", Parts.icon(Material2AL.COMPARE));
        look.setId("pair-maps-look");
        look.getStyleClass().add("tool");
        look.setMinWidth(Button.USE_PREF_SIZE);
        look.setTooltip(
                Parts.tip("Runs the image through the student of this checkpoint and its teacher, in a process of"
                        + " its own. Takes some seconds."));
        look.disableProperty()
                .bind(model.reason()
                        .isNotEmpty()
                        .or(Bindings.createBooleanBinding(
                                () -> model.running().get().isPresent(), model.running())));
        look.setOnAction(event -> model.look(desk.settings().device().get()));
        return look;
    }

    private ComboBox<SeenMaps.Quantity> quantity() {
        ComboBox<SeenMaps.Quantity> box = new ComboBox<>();
        box.setId("pair-maps-quantity");
        box.getItems().setAll(SeenMaps.Quantity.values());
        box.setConverter(new TitleConverter<>(SeenMaps.Quantity::title));
        box.valueProperty().bindBidirectional(model.quantity());
        return box;
    }

    private ComboBox<Integer> level() {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("pair-maps-level");
        box.getItems().setAll(IntStream.range(0, 5).boxed().toList());
        box.setTooltip(Parts.tip("Of the pyramid; 0 is the finest"));
        box.valueProperty().bindBidirectional(model.level());
        return box;
    }

    private Slider opacity() {
        Slider slider = new Slider(0, 1, 0.6);
        slider.setPrefWidth(80);
        slider.setTooltip(Parts.tip("Opacity of what lies over the image"));
        slider.getStyleClass().add("small");
        values.opacityProperty().bind(slider.valueProperty());
        return slider;
    }

    /** What goes on or is wanting, and once there is something to see, its colours. */
    private Node state() {
        ProgressBar bar = new ProgressBar(-1);
        bar.setPrefWidth(120);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> model.cancel());
        HBox working = Parts.present(
                new HBox(8, bar, new Label("Running the image through both"), cancel),
                model.running().map(Optional::isPresent));
        working.setAlignment(Pos.CENTER_LEFT);
        Label reason = Parts.muted("");
        reason.setId("pair-maps-reason");
        reason.textProperty().bind(model.reason());
        Parts.present(reason, model.reason().isNotEmpty());
        VBox box = new VBox(6, working, reason, hint(), colours());
        box.getStyleClass().add("map-head");
        box.setMinHeight(STATE_HEIGHT);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Label hint() {
        Label hint = Parts.muted("Compare maps runs this image through the student and its teacher.");
        hint.setId("pair-maps-hint");
        // there from the start: a row that comes later would push the image out of the map that was fitted to it
        Parts.present(
                hint,
                Bindings.createBooleanBinding(
                        () -> model.reason().get().isEmpty()
                                && model.running().get().isEmpty()
                                && model.grid().get().isEmpty(),
                        model.reason(),
                        model.running(),
                        model.grid()));
        return hint;
    }

    private HBox colours() {
        Label meaning = Parts.muted("");
        meaning.textProperty().bind(Bindings.createStringBinding(this::meaning, model.grid()));
        meaning.setId("pair-maps-meaning");
        legend.setMinWidth(180);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        HBox colours = Parts.present(new HBox(12, legend, meaning), model.grid().map(Optional::isPresent));
        colours.setAlignment(Pos.CENTER_LEFT);
        return colours;
    }

    /** What the colours mean, and between what of the two. */
    private String meaning() {
        Optional<String> method = model.run()
                .get()
                .flatMap(RunItem::spec)
                .flatMap(spec -> spec.distillation().settings())
                .map(DistillationSettings::method);
        SeenMaps.Quantity shown = model.quantity().get();
        int level = model.level().get();
        return model.maps()
                .get()
                .flatMap(seen -> method.map(name -> shown.meaning() + "; " + seen.cells(level) + ". "
                        + (shown == SeenMaps.Quantity.WEIGHTS ? "" : seen.compared(name, level))))
                .orElse("");
    }

    private void list(PairImages found) {
        images.getItems().setAll(found.images().keySet());
        checkpoints.getItems().setAll(found.checkpoints());
        images.setValue(found.images().isEmpty() ? null : images.getItems().get(0));
        checkpoints.setValue(
                found.checkpoints().contains("best")
                        ? "best"
                        : found.checkpoints().stream().reduce((a, b) -> b).orElse(null));
    }

    private void show(Optional<Pixels> pixels) {
        picture.sourceProperty().set(pixels.map(PixelTiles::new));
        pixels.ifPresent(now -> map.showExtent(new SceneRect(0, 0, now.width(), now.height())));
    }

    private void lay(Optional<ValueGrid> grid) {
        grid.map(SeenMaps::scale).ifPresent(scale -> {
            values.scaleProperty().set(scale);
            legend.scaleProperty().set(scale);
        });
        values.gridProperty().set(grid);
    }
}
