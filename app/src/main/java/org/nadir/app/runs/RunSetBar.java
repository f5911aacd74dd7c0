package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;

/** Chooses a set of runs to show alone, tells how far it is, and stops it, goes on with it or adds seeds. FX thread only. */
final class RunSetBar extends HBox {
    private final RunsModel model;
    private final ComboBox<Choice> sets = new ComboBox<>();
    private final Label progress = Parts.styled("", "muted", "figures");
    private final Button stop;
    private final Button resume;
    private final TextField seeds = new TextField();
    private boolean filling;

    /** All runs, or those of a set. */
    private record Choice(Optional<Path> set, String title) {}

    RunSetBar(RunsModel model, RunSetsController controller) {
        this.model = model;
        getStyleClass().add("filter-row");
        sets.setId("run-sets");
        sets.setConverter(new TitleConverter<>(Choice::title));
        sets.valueProperty().addListener((property, before, now) -> {
            if (!filling && now != null) {
                model.show(now.set());
                refresh();
            }
        });
        progress.setId("run-set-progress");
        progress.setMinWidth(USE_PREF_SIZE);
        stop = button("Stop set", "run-set-stop", Material2MZ.STOP, () -> model.shownSet()
                .ifPresent(controller::stop));
        resume = button("Go on", "run-set-resume", Material2MZ.PLAY_ARROW, () -> model.shownSet()
                .ifPresent(controller::resume));
        seeds.setId("run-set-seeds");
        seeds.setPromptText("Add seeds: 4, 5");
        seeds.setPrefColumnCount(11);
        seeds.setTooltip(Parts.tip("Every run of the set once more with each of these seeds; Enter starts them"));
        seeds.setOnAction(event -> model.shownSet().ifPresent(set -> {
            controller.addSeeds(set, seeds.getText());
            seeds.clear();
        }));
        getChildren().addAll(new Label("Show"), sets, progress, Parts.spring(), seeds, resume, stop);
        model.sets().addListener((ListChangeListener<RunSetItem>) change -> refresh());
        refresh();
    }

    private static Button button(String words, String id, org.kordamp.ikonli.Ikon icon, Runnable action) {
        Button button = Parts.button(Command.of(id, words, icon, action));
        button.setId(id);
        return button;
    }

    private void refresh() {
        List<Choice> choices = new ArrayList<>(List.of(new Choice(Optional.empty(), "All runs")));
        model.sets().forEach(set -> choices.add(new Choice(Optional.of(set.path()), "Set " + set.title())));
        Optional<Path> shown = model.shownSet().map(RunSetItem::path);
        filling = true;
        if (!sets.getItems().equals(choices)) {
            sets.getItems().setAll(choices);
        }
        choices.stream()
                .filter(choice -> choice.set().equals(shown))
                .findFirst()
                .ifPresent(sets::setValue);
        filling = false;
        Optional<RunSetItem> set = model.shownSet();
        progress.setText(set.map(RunSetItem::progress).orElse(""));
        present(seeds, set.isPresent());
        present(stop, set.map(RunSetItem::driven).orElse(false));
        present(resume, set.map(s -> !s.driven() && s.unfinished()).orElse(false));
        setVisible(!model.sets().isEmpty());
        setManaged(!model.sets().isEmpty());
    }

    private static void present(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
