package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.viewer.gallery.GalleryItem;
import org.nadir.viewer.gallery.ThumbnailGallery;
import org.nadir.viewer.style.Palette;

/**
 * What the network will see of the experiment in the form: the first training images of an epoch, scaled, cut, turned and
 * coloured as the settings say, with their boxes. Drawn while it is on the screen only. FX thread only.
 */
final class SeenImagesPane extends BorderPane {
    private static final int SIDE = 304;
    private static final int MOST_EPOCHS = 100_000;

    private final Desk desk;
    private final ExperimentsModel model;
    private final Label message = Parts.muted("");
    private final Spinner<Integer> epoch =
            new Spinner<>(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MOST_EPOCHS, 1));
    private final FlowPane classes = new FlowPane(14, 4);
    private final ThumbnailGallery gallery;
    private final PauseTransition pause = new PauseTransition(Duration.millis(400));
    private final ChangeListener<Number> changed = (property, before, now) -> later();
    private volatile SeenImages seen = SeenImages.none("");
    private boolean looking;

    SeenImagesPane(Desk desk, ExperimentsModel model) {
        this.desk = desk;
        this.model = model;
        gallery = new ThumbnailGallery((item, side) -> seen.thumbnail((SeenImages.Seen) item.key(), side));
        gallery.setId("seen-images");
        gallery.thumbnailSizeProperty().set(SIDE);
        message.setId("seen-images-message");
        message.setWrapText(true);
        epoch.setId("seen-images-epoch");
        epoch.setEditable(true);
        epoch.setPrefWidth(96);
        epoch.valueProperty().addListener((property, before, now) -> later());
        HBox tools = new HBox(8, new Label("Epoch"), epoch, message);
        tools.getStyleClass().add("filter-row");
        classes.setId("seen-images-classes");
        classes.getStyleClass().add("legend-row");
        setTop(new VBox(tools, classes));
        Parts.present(classes, Bindings.isNotEmpty(classes.getChildren()));
        setCenter(gallery);
        pause.setOnFinished(event -> draw());
        model.selected().addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            now.revision().addListener(changed);
            later();
        });
        model.selected().get().revision().addListener(changed);
    }

    /** Tells whether a person can see this now; pictures are made for nobody else. */
    void looking(boolean now) {
        looking = now;
        if (now) {
            draw();
        }
    }

    private void later() {
        if (looking) {
            pause.playFromStart();
        }
    }

    private void draw() {
        ExperimentDraft draft = model.selected().get();
        int wanted = epoch.getValue() - 1;
        if (!draft.problems().isEmpty()) {
            show(SeenImages.none(draft.reason()));
            return;
        }
        ExperimentSpec spec = draft.spec();
        message.setText("Drawing…");
        desk.tasks().latest("Drawing training images", progress -> SeenImages.of(spec, wanted, progress), this::show);
    }

    private void show(SeenImages now) {
        seen = now;
        String balance = now.facts().getOrDefault("class balance", "");
        message.setText(
                now.images().isEmpty()
                        ? now.problem()
                        : List.of("As the network will see them; dashed boxes are ignored.", balance).stream()
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" ")));
        Palette colours = Palette.of(now.classes());
        classes.getChildren()
                .setAll(now.classes().stream()
                        .map(name -> new Label(name, new Circle(5, colours.color(name))))
                        .toList());
        gallery.items()
                .setAll(now.images().stream()
                        .map(image -> new GalleryItem(image, image.title(), image.caption(), Optional.empty()))
                        .toList());
    }
}
