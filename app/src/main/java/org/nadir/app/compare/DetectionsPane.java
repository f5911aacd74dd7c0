package org.nadir.app.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.Verdict;
import org.nadir.base.LineLook;
import org.nadir.base.Progress;

/** Up to four runs on the same validation image, moved together, or two with a swipe. FX thread only. */
final class DetectionsPane extends BorderPane {
    private static final int MOST = 4;

    private final Desk desk;
    private final CompareModel model;
    private final ComboBox<String> images = new ComboBox<>();
    private final ToggleButton swipe = new ToggleButton("Swipe");
    private final DoubleProperty score = new SimpleDoubleProperty(0.3);
    private final Map<String, CheckpointChoice> chosen = new LinkedHashMap<>();
    private final List<OutcomeMap> maps = new ArrayList<>();
    private final Label mixed = Parts.styled(
            "These runs were validated on different data: each map shows the image of this name that its own run has.",
            "warning-line");
    private volatile ValidationImages validation = ValidationImages.NONE;

    DetectionsPane(Desk desk, CompareModel model) {
        this.desk = desk;
        this.model = model;
        mixed.setId("compare-mixed-data");
        VBox warning = new VBox(mixed);
        warning.getStyleClass().add("map-head");
        Parts.present(warning, mixed.visibleProperty());
        mixed.setVisible(false);
        setTop(new VBox(tools(), warning));
        model.comparison().addListener(o -> choose());
        swipe.setOnAction(event -> arrange());
        images.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                load(now);
            }
        });
        choose();
    }

    private FlowPane tools() {
        images.setId("compare-image");
        images.setPrefWidth(220);
        images.setPromptText("Validation image");
        Button find = Parts.button(
                Command.of("compare.detect", "Find detections", Material2OutlinedAL.IMAGE_SEARCH, this::find));
        Slider threshold = new Slider(0, 1, score.get());
        threshold.setPrefWidth(100);
        threshold.getStyleClass().add("small");
        threshold.setTooltip(Parts.tip("Detections below this score are not drawn"));
        score.bind(threshold.valueProperty());
        FlowPane row = new FlowPane(
                8,
                6,
                find,
                images,
                Parts.iconButton(Material2OutlinedAL.CHEVRON_LEFT, "Previous image", () -> step(-1)),
                Parts.iconButton(Material2OutlinedAL.CHEVRON_RIGHT, "Next image", () -> step(1)),
                swipe,
                new Label("Score"),
                threshold,
                legend());
        swipe.setGraphic(Parts.icon(Material2MZ.VERTICAL_SPLIT));
        swipe.setTooltip(Parts.tip("Lays the first two runs over each other, with a line to drag"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-row");
        return row;
    }

    private static HBox legend() {
        HBox legend = new HBox(10);
        legend.setAlignment(Pos.CENTER_LEFT);
        for (Verdict verdict : List.of(Verdict.TRUE_POSITIVE, Verdict.FALSE_POSITIVE, Verdict.FALSE_NEGATIVE)) {
            legend.getChildren()
                    .add(new Label(verdict.letters() + " " + verdict.words(), new Circle(5, verdict.colour())));
        }
        return legend;
    }

    private void step(int by) {
        int next = images.getItems().indexOf(images.getValue()) + by;
        if (next >= 0 && next < images.getItems().size()) {
            images.setValue(images.getItems().get(next));
        }
    }

    /** The first runs that are shown, pinned ones before others, each with the checkpoint that was last asked for. */
    private void choose() {
        Map<String, CheckpointChoice> before = new LinkedHashMap<>(chosen);
        chosen.clear();
        model.runs().stream()
                .filter(run -> run.shown().get())
                .sorted(java.util.Comparator.comparing(run -> !run.pinned().get() && !before.containsKey(run.label())))
                .limit(MOST)
                .forEach(run -> run.summary().get().ifPresent(summary -> {
                    CheckpointChoice was = before.get(run.label());
                    chosen.put(
                            run.label(),
                            was == null ? CheckpointChoice.usual(summary) : new CheckpointChoice(summary, was.kind()));
                }));
        if (!chosen.equals(before)) {
            arrange();
            list();
        }
    }

    /** Brings a checkpoint in front and finds what it detects. */
    void show(String label, CheckpointChoice checkpoint) {
        Map<String, CheckpointChoice> before = new LinkedHashMap<>(chosen);
        chosen.clear();
        chosen.put(label, checkpoint);
        before.forEach((name, choice) -> {
            if (chosen.size() < MOST) {
                chosen.putIfAbsent(name, choice);
            }
        });
        arrange();
        find(Map.of(label, checkpoint));
    }

    private void arrange() {
        maps.clear();
        chosen.forEach((label, choice) -> {
            LineLook look = model.find(label).map(ComparedRun::look).orElse(LineLook.PLAIN);
            OutcomeMap map = new OutcomeMap(label, look, choice.kind());
            map.threshold(score);
            maps.add(map);
        });
        maps.stream().skip(1).forEach(map -> map.map()
                .viewportProperty()
                .bindBidirectional(maps.get(0).map().viewportProperty()));
        if (swipe.isSelected() && maps.size() >= 2) {
            maps.get(1).nameAtTheRight();
            setCenter(new SwipePane(maps.get(0), maps.get(1)));
        } else {
            HBox row = new HBox(2);
            maps.forEach(map -> HBox.setHgrow(map, Priority.ALWAYS));
            maps.forEach(map -> map.setPrefWidth(10));
            row.getChildren().setAll(maps);
            setCenter(row);
        }
        if (images.getValue() != null) {
            load(images.getValue());
        }
    }

    private void find() {
        find(new LinkedHashMap<>(chosen));
    }

    private void find(Map<String, CheckpointChoice> wanted) {
        String device = desk.settings().device().get();
        desk.tasks()
                .run(
                        "Finding detections",
                        progress -> {
                            for (CheckpointChoice choice : wanted.values()) {
                                new SplitEvaluation(choice).find(device, progress);
                            }
                            return wanted;
                        },
                        done -> list());
    }

    /** The images that the chosen runs were looked at with. */
    private void list() {
        List<CheckpointChoice> choices = List.copyOf(chosen.values());
        desk.tasks().latest("Listing images", progress -> images(choices), names -> {
            String before = images.getValue();
            if (!images.getItems().equals(names)) {
                images.getItems().setAll(names);
            }
            String next = before != null && names.contains(before) ? before : names.isEmpty() ? null : names.get(0);
            images.setValue(next);
            if (next != null) {
                load(next);
            }
        });
    }

    private static List<String> images(List<CheckpointChoice> choices) throws IOException {
        List<String> names = new ArrayList<>();
        for (CheckpointChoice choice : choices) {
            for (String name : new SplitEvaluation(choice).images()) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private void load(String image) {
        List<CheckpointChoice> choices = List.copyOf(chosen.values());
        desk.tasks().latest("Reading detections", progress -> seen(image, choices, progress), seen -> {
            mixed.setVisible(validation.mixed());
            for (int i = 0; i < Math.min(maps.size(), seen.size()); i++) {
                maps.get(i).show(seen.get(i));
            }
        });
    }

    private List<OutcomeMap.Seen> seen(String image, List<CheckpointChoice> choices, Progress progress) {
        List<ValidationImages.Split> splits =
                choices.stream().map(ValidationImages.Split::of).toList();
        ValidationImages images = validation.of(splits, image, progress);
        validation = images;
        List<OutcomeMap.Seen> seen = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            seen.add(new OutcomeMap.Seen(
                    images.picture(splits.get(i)),
                    images.missing(splits.get(i)),
                    new SplitEvaluation(choices.get(i)).read(image)));
        }
        return seen;
    }
}
