package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Parts;

/** The menus of the pair: who teaches, and the published sets of weights. FX thread only. */
final class PairMenus {
    private static final List<String> FILES = List.of("*.safetensors", "*.pth", "*.yaml", "*.yml");

    private final PairDesign design;
    private final FilePicker files;

    PairMenus(PairDesign design, FilePicker files) {
        this.design = design;
        this.files = files;
    }

    /** Runs with a checkpoint, or anything else that is a detector. */
    Node teachers() {
        MenuButton button = menu("Choose teacher", Parts.icon(Material2MZ.SCHOOL), "pair-teacher");
        button.setTooltip(Parts.tip(
                "A trained run, a checkpoint, a .pth of MMRotate or torchvision, or an experiment to train first"));
        design.runs().addListener((property, before, now) -> fill(button, now));
        fill(button, design.runs().get());
        return Parts.present(button, design.method().map(method -> !method.equals("none")));
    }

    private void fill(MenuButton button, List<TeacherChoice> runs) {
        button.getItems().setAll(heading(runs.isEmpty() ? "No run has a checkpoint yet" : "Runs"));
        runs.forEach(run -> button.getItems().add(item(run.label(), () -> design.choose(run.path()))));
        MenuItem file = item(
                "A file: checkpoint, .pth or YAML",
                () -> files.open(new FilePicker.Question("Choose a teacher", FILES, "")).stream()
                        .findFirst()
                        .ifPresent(design::choose));
        file.setId("pair-teacher-file");
        MenuItem folder = item("A run in another folder", () -> files.folder("Choose a run that teaches")
                .ifPresent((Path path) -> design.choose(path)));
        folder.setId("pair-teacher-folder");
        button.getItems().addAll(new SeparatorMenuItem(), file, folder);
    }

    /** The weights of the four terms as published. */
    Node presets() {
        MenuButton button = menu("Published weights", Parts.icon(Material2AL.BOOKMARKS), "pair-presets");
        button.setTooltip(Parts.tip(
                "Sets the weights of the four terms to those of the reference for a detector and a" + " data set"));
        button.getItems().setAll(heading("Weights of the reference"));
        PairDesign.presets().forEach(preset -> button.getItems().add(item(preset, () -> design.weigh(preset))));
        return Parts.present(button, design.method().map(PairTerms.SPECTRAL::equals));
    }

    private static MenuButton menu(String words, Node icon, String id) {
        MenuButton button = new MenuButton(words, icon);
        button.setId(id);
        button.getStyleClass().addAll("flat", "tool");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        return button;
    }

    private static MenuItem heading(String words) {
        MenuItem item = new MenuItem(words);
        item.setDisable(true);
        return item;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
