package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.Notice;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.experiment.Fields;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;
import org.nadir.viewer.chart.CurveChart;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person sets two runs beside each other, looks at what differs and takes a report home. */
class CompareJourneyTest extends Journey {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final FreezeState TRAINED = new FreezeState(EnumSet.of(NetworkPart.STAGE4, NetworkPart.HEAD));

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private RunFolder run(String name, String schedule, double score) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("data.root", "/sets/none");
        values.put("freezing.schedule", schedule);
        RunFolder run = RunFolder.create(folder.resolve("runs"), Fields.toSpec(values, Path.of("/")));
        try (RunRecorder recorder = new RunRecorder(run)) {
            recorder.publish(new RunEvent.Started(START, 1, 2, 0, 0, List.of("ship"), Map.of("parameters", "10")));
            recorder.publish(new RunEvent.EpochStarted(START, 0, TRAINED, "0123456789ab", 5));
            for (int step = 1; step <= 2; step++) {
                recorder.publish(new RunEvent.Step(
                        START.plusSeconds(step),
                        step,
                        0,
                        Map.of("box", 1.0),
                        1.0,
                        1e-3,
                        1,
                        900,
                        1,
                        1L << 28,
                        1L << 28,
                        0));
            }
            recorder.publish(new RunEvent.EpochEnded(START.plusSeconds(2), 0, TRAINED, "0123456789ab", 1, 2, 1L << 28));
            Scores scores = new Scores("map50", Map.of("map50", score), Map.of());
            recorder.publish(new RunEvent.Validated(START.plusSeconds(3), 0, 2, scores, 1, true));
            recorder.publish(new RunEvent.Finished(START.plusSeconds(3), false, "", 1, score, 0, 3));
        }
        return run;
    }

    private TableView<?> settingsTable() {
        return (TableView<?>) shell.scene().lookup("#compare-settings");
    }

    @Test
    void twoRunsAreComparedAndTheReportIsTakenHome(FxRobot robot) throws Exception {
        run("alpha", "full", 0.25);
        run("beta", "frozen", 0.5);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> settings.workspace().get() == WorkspaceKind.COMPARE);
        robot.clickOn("#empty-compare-all");
        until(() -> settingsTable().getItems().size() == 1);
        assertEquals("freezing.schedule", settingsTable().getItems().get(0));
        // setting and one column for each run
        assertEquals(3, settingsTable().getColumns().size());

        robot.clickOn("#compare-only-differences");
        until(() -> settingsTable().getItems().size() == Fields.all().size() - 1);
        robot.clickOn("#compare-only-differences");
        until(() -> settingsTable().getItems().size() == 1);

        CurveChart scores = (CurveChart) shell.scene().lookup("#compare-curves-score");
        assertEquals(2, scores.model().all().stream().filter(s -> s.size() == 1).count());

        Path report = folder.resolve("comparison.html");
        answers.next = Optional.of(report);
        robot.clickOn("#compare-report");
        until(() -> Files.exists(report));
        String page = Files.readString(report);
        assertTrue(page.contains("<th>alpha</th>") && page.contains("<td>0.500</td>"));
        until(() -> shell.desk().notices().shown().stream().anyMatch(n -> n.kind() == Notice.Kind.DONE));
    }

    @Test
    void picturesAreTakenHomeAndAFolderThatCannotBeWrittenIsTold(FxRobot robot) throws Exception {
        run("alpha", "full", 0.25);
        run("beta", "frozen", 0.5);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> shell.scene().lookup("#empty-compare-all") != null);
        robot.clickOn("#empty-compare-all");
        until(() -> settingsTable().getItems().size() == 1);

        robot.clickOn("#compare-pictures");
        until(() -> !shell.busy());
        assertTrue(shell.desk().notices().shown().isEmpty(), "who chooses no folder wants no pictures");

        Path file = Files.writeString(folder.resolve("taken"), "a file has the name of the folder");
        answers.next = Optional.of(file);
        robot.clickOn("#compare-pictures");
        until(() -> notices(Notice.Kind.PROBLEM).stream()
                .anyMatch(words -> words.contains("a file of that name is in the way")));

        Path pictures = folder.resolve("pictures");
        answers.next = Optional.of(pictures);
        robot.clickOn("#compare-pictures");
        until(() -> notices(Notice.Kind.DONE).contains("Written: 12 pictures in " + pictures));
        for (String name :
                List.of("accuracy-device-time", "accuracy-peak-memory", "scores", "loss", "step-time", "schedules")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pictures.resolve(name + ".svg").toFile());
            String pdf = Files.readString(pictures.resolve(name + ".pdf"), StandardCharsets.ISO_8859_1);
            assertTrue(pdf.startsWith("%PDF-1.") && pdf.endsWith("%%EOF\n"), name);
        }
    }

    private List<String> notices(Notice.Kind kind) {
        return shell.desk().notices().shown().stream()
                .filter(notice -> notice.kind() == kind)
                .map(Notice::sentence)
                .toList();
    }

    @Test
    void whatWasComparedIsThereAgainAndAFolderThatIsGoneIsNamed(FxRobot robot) throws Exception {
        RunFolder gone = run("alpha", "full", 0.25);
        run("beta", "frozen", 0.5);
        Files.writeString(
                folder.resolve("runs/comparison.json"),
                "{\"baseline\": \"beta\", \"runs\": [" + kept("alpha") + "," + kept("beta") + "]}");
        Files.delete(gone.path().resolve("spec.yaml"));
        // news go away by themselves, on a busy machine before the table is there
        List<String> told = new CopyOnWriteArrayList<>();
        robot.interact(() -> shell.desk().notices().shown().addListener((ListChangeListener<Notice>)
                change -> change.getList().forEach(notice -> told.add(notice.sentence()))));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until(() -> shell.scene().lookup("#compare-results") instanceof TableView<?> table
                && table.getItems().size() == 1);
        assertTrue(told.stream().anyMatch(words -> words.startsWith("Left out: ") && words.contains("alpha")));
    }

    private static String kept(String run) {
        return "{\"run\": \"" + run + "\", \"colour\": 0, \"shown\": true, \"pinned\": false, \"note\": \"\"}";
    }
}
