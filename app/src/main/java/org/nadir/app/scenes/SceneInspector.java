package org.nadir.app.scenes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;
import org.nadir.geometry.OrientedBox;

/** The panel at the right of the map: the chosen detection, the scene's facts, its colours, and the detector. */
final class SceneInspector extends VBox {
    private final ScenesModel model;
    private final ScenesController controller;
    private final FactGrid chosen = new FactGrid();
    private final VBox chosenSection = Parts.section("Selected detection", chosen);
    private final ChangeListener<Optional<Integer>> selection = (property, before, now) -> showDetection();
    private Optional<ObjectProperty<Optional<Integer>>> followed = Optional.empty();

    SceneInspector(ScenesModel model, ScenesController controller, StretchPane stretch, DetectorPane detector) {
        this.model = model;
        this.controller = controller;
        getStyleClass().add("inspector-content");
        FactGrid facts = new FactGrid();
        VBox sceneSection = Parts.section("Scene", facts);
        model.scene()
                .addListener((property, before, now) -> now.ifPresent(open -> facts.show(SceneFacts.of(open.info()))));
        model.scene().get().ifPresent(open -> facts.show(SceneFacts.of(open.info())));
        Parts.present(sceneSection, model.scene().map(Optional::isPresent));
        Parts.present(stretch, model.scene().map(Optional::isPresent));
        chosenSection.setId("detection-facts");
        model.current().addListener((property, before, now) -> follow(now));
        follow(model.current().get());
        getChildren().addAll(chosenSection, sceneSection, detector, stretch);
    }

    private void follow(Optional<DetectionResult> set) {
        followed.ifPresent(property -> property.removeListener(selection));
        followed = set.map(DetectionResult::selected);
        followed.ifPresent(property -> property.addListener(selection));
        showDetection();
    }

    private void showDetection() {
        Optional<OpenScene> open = model.scene().get();
        Optional<Integer> place =
                model.current().get().flatMap(set -> set.selected().get());
        boolean both = open.isPresent() && place.isPresent();
        chosenSection.setVisible(both);
        chosenSection.setManaged(both);
        if (!both) {
            return;
        }
        DetectionResult set = model.current().get().orElseThrow();
        Map<String, String> facts = new LinkedHashMap<>(DetectionFacts.of(set, place.get(), open.get()));
        chosen.show(facts);
        OrientedBox box = set.detections().get(place.get()).box();
        controller.longitudeLatitude(open.get(), new double[] {box.cx(), box.cy()}, earth -> {
            facts.put("Lon, lat", DetectionFacts.coordinates(earth) + " WGS 84");
            chosen.show(facts);
        });
    }
}
