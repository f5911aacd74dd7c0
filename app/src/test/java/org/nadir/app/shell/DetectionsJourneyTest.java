package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nadir.base.LineLook;
import org.nadir.evaluation.ImageMatching;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.MatchRule;
import org.nadir.evaluation.MatchedBox;
import org.nadir.evaluation.Outcome;
import org.nadir.experiment.Fields;
import org.nadir.freezing.FreezeState;
import org.nadir.geometry.OrientedBox;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.scene.Scene;
import org.nadir.scene.Scenes;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;
import org.nadir.viewer.chart.CurveChart;
import org.nadir.viewer.map.MapView;
import org.nadir.viewer.map.SceneLayer;
import org.nadir.viewer.map.TileSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person looks at what a compared run finds, and at what it found after an earlier epoch. */
class DetectionsJourneyTest extends Journey {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final FreezeState TRAINED = new FreezeState(EnumSet.of(NetworkPart.HEAD));

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    /** A run of two epochs whose checkpoints were judged already: nothing is found after the first, the plane after the second. */
    private RunFolder run(String name, Path data) throws IOException {
        RunFolder run = RunFolder.create(
                folder.resolve("runs"),
                Fields.toSpec(Map.of("name", name, "data.root", data.toString()), Path.of("/")));
        Map<String, String> facts = Map.of("data", String.valueOf(data.getFileName()));
        try (RunRecorder recorder = new RunRecorder(run)) {
            recorder.publish(new RunEvent.Started(START, 2, 1, 0, 0, List.of("plane"), facts));
            for (int epoch = 0; epoch < 2; epoch++) {
                Instant at = START.plusSeconds(epoch + 1);
                recorder.publish(new RunEvent.EpochStarted(at, epoch, TRAINED, "0123456789ab", 5));
                Scores scores = new Scores("map50", Map.of("map50", 0.2 + 0.3 * epoch), Map.of());
                recorder.publish(new RunEvent.Validated(at, epoch, epoch + 1, scores, 1, true));
            }
            recorder.publish(new RunEvent.Finished(START.plusSeconds(3), false, "", 2, 0.5, 1, 3));
        }
        judged(run.path(), "epoch-0", Outcome.MISSED, data);
        judged(run.path(), "best", Outcome.HIT, data);
        return run;
    }

    /** Another data set with an image of the same name, which is smaller, and one more. */
    private Path otherData() throws IOException {
        Path other = folder.resolve("other");
        Files.move(dataSet(), other);
        BufferedImage small = new BufferedImage(48, 40, BufferedImage.TYPE_INT_RGB);
        for (String name : List.of("a", "b")) {
            ImageIO.write(
                    small, "png", other.resolve("val/images/" + name + ".png").toFile());
        }
        return other;
    }

    private void openDetections(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> shell.scene().lookup("#empty-compare-all") != null);
        robot.clickOn("#empty-compare-all");
        until(() -> shell.scene().lookup("#compare-tabs") instanceof TabPane tabs && tabs.isVisible());
        TabPane tabs = (TabPane) shell.scene().lookup("#compare-tabs");
        robot.interact(() -> tabs.getSelectionModel().selectLast());
    }

    private List<Integer> widths() {
        return shell.scene().getRoot().lookupAll(".map-view").stream()
                .filter(MapView.class::isInstance)
                .flatMap(view -> ((MapView) view)
                        .layers().stream().filter(SceneLayer.class::isInstance).flatMap(layer -> ((SceneLayer) layer)
                                .sourceProperty().get().stream()))
                .map(TileSource::width)
                .sorted()
                .toList();
    }

    private static void judged(Path run, String kind, Outcome outcome, Path data) throws IOException {
        Files.createDirectories(run.resolve("checkpoints"));
        Files.writeString(run.resolve("checkpoints/" + kind + ".safetensors"), "not asked for");
        Path results = run.resolve("results/evaluation-" + kind);
        Files.createDirectories(results.resolve("matches"));
        OrientedBox plane = new OrientedBox(28, 26, 24, 12, 0);
        double score = outcome == Outcome.HIT ? 0.9 : Double.NaN;
        ImageMatching image =
                new ImageMatching("a", List.of(new MatchedBox(outcome, plane, 0, score, Optional.empty())));
        try (Scene scene = Scenes.open(data.resolve("val/images/a.png"))) {
            MatchFiles.write(
                    results.resolve("matches/a.geojson"),
                    new MatchFiles.Content(MatchRule.DEFAULT, List.of("plane"), image),
                    scene.info());
        }
        Files.writeString(results.resolve("evaluation.json"), "{}");
    }

    private boolean said(String words) {
        return labels(".label").stream().anyMatch(label -> label.getText().equals(words));
    }

    /** The dot of the first epoch: the leftmost pixel in the colour of the run. */
    private Optional<Point2D> firstPoint() {
        CurveChart chart = (CurveChart) shell.scene().lookup("#compare-curves-score");
        Image picture = chart.snapshot(null, null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        int colour = LineLook.of(0).argb();
        for (int i = 0; i < pixels.length; i++) {
            int x = i / height;
            int y = i % height;
            if (pixels[y * width + x] == colour) {
                return Optional.of(chart.localToScreen(x, y));
            }
        }
        return Optional.empty();
    }

    @Test
    void detectionsAreFoundAndAPointOfACurveLeadsToThoseOfItsEpoch(FxRobot robot) throws Exception {
        run("alpha", dataSet());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> shell.scene().lookup("#empty-compare-all") != null);
        robot.clickOn("#empty-compare-all");
        until(() -> shell.scene().lookup("#compare-curves-score") instanceof CurveChart chart
                && chart.model().all().stream().anyMatch(series -> series.size() == 2));
        until(() -> firstPoint().isPresent());
        TabPane tabs = (TabPane) shell.scene().lookup("#compare-tabs");
        robot.interact(() -> tabs.getSelectionModel().selectLast());
        assertTrue(said("alpha"));

        robot.clickOn("#compare-detect");
        until(() -> shell.scene().lookup("#compare-image") instanceof ComboBox<?> box && "a".equals(box.getValue()));
        until(() -> said("TP 1  FP 0  FN 0"));

        robot.interact(() -> tabs.getSelectionModel().selectFirst());
        Point2D point = WaitForAsyncUtils.asyncFx(this::firstPoint).get().orElseThrow();
        robot.clickOn(point);
        until(() -> said("alpha, epoch-0") && said("TP 0  FP 0  FN 1"));
        assertEquals(2, tabs.getSelectionModel().getSelectedIndex());
    }

    @Test
    void runsOfDifferentDataAreShownOnTheirOwnImagesUnderAWarning(FxRobot robot) throws Exception {
        Path other = otherData();
        RunFolder beta = run("beta", other);
        run("alpha", dataSet());
        Path matches = beta.path().resolve("results/evaluation-best/matches");
        Files.copy(matches.resolve("a.geojson"), matches.resolve("b.geojson"));
        openDetections(robot);
        until(() -> labels(".warning-line").stream().anyMatch(label -> label.getText()
                .startsWith("The runs were not trained and scored on the same data")));

        robot.clickOn("#compare-detect");
        until(() -> shell.scene().lookup("#compare-image") instanceof ComboBox<?> box
                && box.getItems().equals(List.of("a", "b")));
        until(() -> labels("#compare-mixed-data").size() == 1 && widths().equals(List.of(48, 64)));

        @SuppressWarnings("unchecked")
        ComboBox<String> images = (ComboBox<String>) shell.scene().lookup("#compare-image");
        robot.interact(() -> images.setValue("b"));
        until(() -> said("no image of this name in its data") && said("TP 1  FP 0  FN 0"));
        assertEquals(List.of(48), WaitForAsyncUtils.asyncFx(this::widths).get());
    }
}
