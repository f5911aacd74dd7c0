package org.nadir.app.scenes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.paint.Color;
import org.nadir.app.desk.Verdict;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.scene.Rendering;
import org.nadir.scene.SceneTiles;
import org.nadir.viewer.map.BoxLayer;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.map.MapModel;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;
import org.nadir.viewer.map.SceneProbe;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.TileSource;
import org.nadir.viewer.style.Palette;

/** Keeps the map's layers as the model has them: the scene at the bottom, one box layer per set of detections. FX thread. */
final class SceneMap {
    private final ScenesModel model;
    private final Consumer<UserProblem> damaged;
    private final MapModel map = new MapModel();
    private final MapView view = new MapView(map);
    private final SceneLayer sceneLayer = new SceneLayer();
    private final Map<DetectionResult, BoxLayer> boxes = new HashMap<>();
    private final BoxLayer partner = new BoxLayer();
    private Optional<SceneTiles> tiles = Optional.empty();

    SceneMap(ScenesModel model, Consumer<UserProblem> damaged) {
        this.model = model;
        this.damaged = damaged;
        sceneLayer.visibleProperty().bind(model.sceneVisible());
        sceneLayer.opacityProperty().bind(model.sceneOpacity());
        view.layers().add(sceneLayer);
        model.scene().addListener((property, before, now) -> changeScene(now));
        model.rendering().addListener((property, before, now) -> changeRendering(now));
        model.sets().addListener((ListChangeListener<DetectionResult>) change -> arrange());
        changeScene(model.scene().get());
        changeRendering(model.rendering().get());
        arrange();
    }

    MapView view() {
        return view;
    }

    MapModel map() {
        return map;
    }

    /** Moves the map to a detection. */
    void look(Detection detection) {
        map.centreOn(detection.box().cx(), detection.box().cy());
    }

    private void changeScene(Optional<OpenScene> now) {
        view.probeProperty().set(now.map(open -> new SceneProbe(open.scene())));
        map.metresPerPixelProperty()
                .set(now.flatMap(open -> open.info().pixelSizeMetres()).map(size -> size[0]));
        now.ifPresent(open -> map.showExtent(
                new SceneRect(0, 0, open.info().width(), open.info().height())));
    }

    private void changeRendering(Optional<Rendering> now) {
        Optional<SceneTiles> before = tiles;
        tiles = now.flatMap(rendering -> model.scene().get().map(open -> new SceneTiles(open.scene(), rendering)));
        sceneLayer.sourceProperty().set(tiles.map(t -> new TellingTiles(TileSource.of(t), damaged)));
        before.ifPresent(SceneTiles::close);
    }

    private void arrange() {
        boxes.keySet().retainAll(model.sets());
        List<BoxLayer> order = new ArrayList<>();
        for (DetectionResult set : model.sets()) {
            order.add(0, boxes.computeIfAbsent(set, this::layer));
        }
        // at the bottom, so that a click means the box and not the one it was held against
        order.add(0, partner);
        view.layers().removeIf(layer -> layer instanceof BoxLayer);
        view.layers().addAll(order);
        showPartner();
    }

    private static List<MapBox> boxes(DetectionResult set) {
        Palette colours = Palette.of(set.classes());
        List<MapBox> all = new ArrayList<>();
        for (int i = 0; i < set.detections().size(); i++) {
            int place = i;
            Detection detection = set.detections().get(i);
            Optional<Verdict> verdict = set.judgement().map(judged -> judged.verdict(place));
            all.add(new MapBox(
                    i,
                    detection.box(),
                    set.label(i),
                    verdict.map(Verdict::colour).orElseGet(() -> colours.color(set.className(detection))),
                    set.filteredScore(i),
                    verdict.map(Verdict::outline).orElse(MapBox.Outline.PLAIN)));
        }
        return all;
    }

    private BoxLayer layer(DetectionResult set) {
        BoxLayer layer = new BoxLayer();
        layer.boxes().setAll(boxes(set));
        layer.nameProperty().set(set.name());
        layer.visibleProperty().bind(set.visible());
        layer.opacityProperty().bind(set.opacity());
        layer.scoreThresholdProperty().bind(set.threshold());
        set.hidden().addListener((SetChangeListener<String>) change -> hide(layer, set));
        set.hiddenVerdicts().addListener((SetChangeListener<Verdict>) change -> hide(layer, set));
        hide(layer, set);
        layer.selectedKeyProperty().addListener((property, before, now) -> {
            set.selected().set(now.map(Integer.class::cast));
            if (now.isPresent()) {
                model.current().set(Optional.of(set));
            }
        });
        set.selected().addListener((property, before, now) -> {
            layer.selectedKeyProperty().set(now.map(i -> i));
            showPartner();
        });
        return layer;
    }

    private static void hide(BoxLayer layer, DetectionResult set) {
        Set<String> off = set.hiddenLabels();
        layer.hiddenClasses().retainAll(off);
        layer.hiddenClasses().addAll(off);
    }

    /** The box that the chosen one was held against. */
    private void showPartner() {
        partner.selectedKeyProperty().set(Optional.empty());
        List<MapBox> others = new ArrayList<>();
        for (DetectionResult set : model.sets()) {
            set.selected()
                    .get()
                    .flatMap(place -> set.judgement()
                            .flatMap(judged -> judged.boxes().get(place).partner()))
                    .ifPresent(other -> others.add(new MapBox(
                            set,
                            other.box(),
                            String.format(Locale.ROOT, "IoU %.2f", other.iou()),
                            Color.WHITE,
                            1,
                            MapBox.Outline.DASHED)));
        }
        partner.boxes().setAll(others);
    }

    /** Lets go of tiles; the scene is closed by its owner. */
    void close() {
        sceneLayer.sourceProperty().set(Optional.empty());
        tiles.ifPresent(SceneTiles::close);
        tiles = Optional.empty();
    }
}
