package org.nadir.app.shell;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;

/** Engine set-up: what computes, where, and whether it works, with what to do when it does not. */
final class EngineSheet extends VBox {
    private static final String ABOUT =
            "Training and detection run on PyTorch's native library, in processes of their own. The CPU flavour comes "
                    + "with Nadir. For an NVIDIA GPU, set the environment variables PYTORCH_FLAVOR=cu128 (about 2.5 GB are "
                    + "fetched on first use) or PYTORCH_LIBRARY_PATH to a libtorch you have, and restart Nadir.";

    EngineSheet(EngineModel model) {
        getStyleClass().addAll("nadir-sheet", "engine");
        setId("engine-sheet");
        FactGrid facts = new FactGrid();
        model.facts().addListener((property, before, now) -> facts.show(now));
        Button test = new Button("Test the engine", Parts.icon(Material2OutlinedMZ.PLAY_ARROW));
        test.getStyleClass().add("accent");
        test.disableProperty().bind(model.testing());
        test.setOnAction(event -> model.test());
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(20, 20);
        Parts.present(spinner, model.testing());
        Label verdict = new Label();
        verdict.setWrapText(true);
        verdict.textProperty().bind(model.state().map(EngineSheet::words));
        HBox row = new HBox(12, test, spinner, verdict);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Parts.styled("Engine set-up", "title-3"),
                        Parts.muted(ABOUT),
                        row,
                        Parts.present(facts, model.facts().map(found -> !found.isEmpty())),
                        log(model));
        setMaxSize(640, USE_PREF_SIZE);
    }

    private static TitledPane log(EngineModel model) {
        TextArea text = new TextArea();
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("mono");
        text.textProperty().bind(model.log());
        TitledPane pane = new TitledPane("Log of the test", text);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.getStyleClass().add("dense");
        Parts.present(
                pane, Bindings.createObjectBinding(() -> !model.log().get().isBlank(), model.log()));
        model.state().addListener((property, before, now) -> pane.setExpanded(now == EngineModel.State.BROKEN));
        return pane;
    }

    private static String words(EngineModel.State state) {
        return switch (state) {
            case UNTESTED -> "Not tested yet. The test takes a few seconds.";
            case TESTING -> "Loading the library and computing once";
            case WORKS -> "The engine works.";
            case BROKEN ->
                "The engine could not be started. The log below names the cause; most often the native library "
                        + "does not fit this system or could not be fetched.";
        };
    }
}
