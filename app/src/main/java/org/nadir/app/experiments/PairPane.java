package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Parts;
import org.nadir.viewer.pair.PairPicture;

/**
 * The pair below the fields of the card Distillation: who teaches, the picture of both pyramids with the terms between them,
 * and what speaks against the pair. FX thread only.
 */
final class PairPane extends VBox {
    private final VBox notes = new VBox(4);

    PairPane(PairDesign design, PairMenus menus, PairCheckPane check) {
        super(8);
        setId("pair-pane");
        PairPicture picture = new PairPicture();
        picture.setId("pair-picture");
        picture.diagramProperty().bind(design.diagram());
        HBox tools = new HBox(4, menus.teachers(), menus.presets(), Parts.spring(), check.button());
        tools.setAlignment(Pos.CENTER_LEFT);
        Parts.present(tools, design.method().map(method -> !method.equals("none")));
        Parts.present(picture, design.diagram().map(Optional::isPresent));
        Label none =
                Parts.muted("With a method, a trained detector teaches this one beside the labels. Who meets whom is"
                        + " shown here, before anything is trained.");
        none.setMinHeight(Label.USE_PREF_SIZE);
        Parts.present(none, design.method().map("none"::equals));
        getChildren()
                .addAll(
                        none,
                        tools,
                        picture,
                        notes,
                        Parts.present(check, design.diagram().map(Optional::isPresent)));
        design.notes().addListener((property, before, now) -> tell(now));
        tell(design.notes().get());
    }

    private void tell(List<String> sentences) {
        notes.getChildren().clear();
        for (String sentence : sentences) {
            Label line = Parts.styled(sentence, "warning-line");
            line.setMinHeight(Label.USE_PREF_SIZE);
            notes.getChildren().add(line);
        }
        notes.setManaged(!sentences.isEmpty());
    }
}
