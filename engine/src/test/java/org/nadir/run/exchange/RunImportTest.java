package org.nadir.run.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.RecordedRun;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import org.nadir.run.RunStatus;
import org.nadir.run.TrainedModel;
import org.nadir.training.RunEvent;

/** Files that the real programs wrote (src/test/oracle: tensorboard_events.py, mmengine_log.py, mmcv_log.py), and bad ones. */
class RunImportTest {
    private static final String TORCH = "events.out.tfevents.1700000000.torch";

    @TempDir
    private Path runs;

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RunImportTest.class.getResource("/exchange/" + name))
                .toURI());
    }

    private RunImport.Result take(Path source) {
        return RunImport.run(source, "other", runs);
    }

    private static <E extends RunEvent> List<E> events(RunFolder run, Class<E> kind) {
        return run.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String problem(org.junit.jupiter.api.function.Executable action) {
        return String.valueOf(assertThrows(UserProblem.class, action).getMessage());
    }

    private Path file(String name, byte[]... frames) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return Files.write(runs.resolve(name), all.toByteArray());
    }

    @Test
    void aFileOfPyTorchGivesLossTermsRateAndScoresByStepAndEpoch() throws Exception {
        RunFolder run = take(fixture(TORCH)).folder();
        List<RunEvent.Step> steps = events(run, RunEvent.Step.class);
        assertEquals(6, steps.size());
        assertEquals(Map.of("loss_cls", 0.375, "loss_bbox", 0.125), steps.get(1).losses());
        assertEquals(0.5, steps.get(1).loss());
        assertEquals(0.01, steps.get(1).learningRate(), 1e-8);
        assertEquals(2000, steps.get(1).milliseconds());
        assertEquals(
                List.of(0, 0, 0, 1, 1, 1),
                steps.stream().map(RunEvent.Step::epoch).toList());
        List<RunEvent.Validated> scores = events(run, RunEvent.Validated.class);
        assertEquals(Map.of("map50", 0.375), scores.get(0).scores().metrics());
        assertEquals(
                List.of(0, 1), scores.stream().map(RunEvent.Validated::epoch).toList());
    }

    @Test
    void scalarsThatAreTensorsAreReadThoughOnlyTheFirstSaysWhatTheyAre() throws Exception {
        RunFolder run = take(fixture("events.out.tfevents.1700000000.tensor")).folder();
        List<RunEvent.Step> steps = events(run, RunEvent.Step.class);
        assertEquals(
                List.of(2.0, 1.0, 0.0), steps.stream().map(RunEvent.Step::loss).toList());
        assertEquals(
                List.of(1L, 2L, 3L),
                steps.stream().map(RunEvent.Step::iteration).toList());
        assertEquals(0.5, steps.get(2).learningRate());
    }

    @Test
    void aFolderOfMmEngineGivesTheEpochsOfItsOwnCount() throws Exception {
        RunImport.Result result = take(fixture("mmengine"));
        RunEvent.Started started =
                events(result.folder(), RunEvent.Started.class).get(0);
        assertEquals(3, started.epochs());
        assertEquals(7, started.stepsPerEpoch());
        List<RunEvent.Step> steps = events(result.folder(), RunEvent.Step.class);
        assertEquals(
                List.of(3L, 6L, 10L, 13L, 17L, 20L),
                steps.stream().map(RunEvent.Step::iteration).toList());
        assertEquals(1.3722100059191387, steps.get(0).loss());
        assertEquals(
                12.188037236531576, steps.get(0).milliseconds() + steps.get(0).dataWaitMilliseconds(), 1e-9);
        List<RunEvent.Validated> scores = events(result.folder(), RunEvent.Validated.class);
        assertEquals(
                List.of(7L, 14L, 21L),
                scores.stream().map(RunEvent.Validated::iteration).toList());
        assertEquals(
                Map.of("map", 0.25, "map50", 0.5, "map75", 0.125),
                scores.get(0).scores().metrics());
        assertEquals("2026-11-21T10:28:01.037Z", started.at().toString());
    }

    @Test
    void aLogOfMmcvCountsIterationsAnewInEveryEpoch() throws Exception {
        RunFolder run = take(fixture("20230405_101112.log.json")).folder();
        List<RunEvent.Step> steps = events(run, RunEvent.Step.class);
        assertEquals(
                List.of(3L, 6L, 10L, 13L, 17L, 20L),
                steps.stream().map(RunEvent.Step::iteration).toList());
        assertEquals(0.001, steps.get(4).learningRate());
        assertEquals(
                "tiny.py", events(run, RunEvent.Started.class).get(0).facts().get("exp_name"));
        RunStatus status = run.status().orElseThrow();
        assertEquals(RunStatus.State.FINISHED, status.state());
        assertEquals(0.25, status.bestScore());
        assertEquals(3, status.epochs());
    }

    @Test
    void anImportedRunSaysWhyItCannotBeResumedRepeatedOrUsed() throws Exception {
        RunFolder run = take(fixture(TORCH)).folder();
        assertTrue(RecordedRun.is(run));
        assertEquals(List.of(run), RunFolder.list(runs));
        for (String said : List.of(
                problem(run::spec),
                problem(() -> RunLauncher.resume(run, Map.of())),
                problem(() -> TrainedModel.open(run.path(), "cpu")))) {
            assertTrue(said.contains("Another program trained this run"), said);
        }
    }

    @Test
    void aFileThatEndsWithinAnEntryGivesWhatIsWholeAndSaysWhatIsMissing() throws Exception {
        byte[] whole = Files.readAllBytes(fixture(TORCH));
        Path cut = Files.write(runs.resolve(TORCH), Arrays.copyOf(whole, 300));
        RunImport.Result result = take(cut);
        assertTrue(result.steps() >= 1);
        assertTrue(result.warnings().get(0).contains("ends within an entry"), result.warnings()::toString);
    }

    @Test
    void aDamagedEntryIsLeftOutAndADamagedLengthEndsTheReading() throws Exception {
        byte[] first = EventBytes.frame(EventBytes.scalar("loss", 1, 4));
        byte[] bad = EventBytes.frame(EventBytes.scalar("loss", 2, 3));
        bad[20] ^= 1;
        byte[] third = EventBytes.frame(EventBytes.scalar("loss", 3, 2));
        RunImport.Result result = take(file("x.tfevents.1", first, bad, third));
        assertEquals(2, result.steps());
        assertTrue(result.warnings().get(0).startsWith("1 entries"), result.warnings()::toString);

        third[0] ^= 1;
        RunImport.Result less = take(file("x.tfevents.2", first, third));
        assertEquals(1, less.steps());
        assertTrue(less.warnings().get(0).contains("damaged at byte " + first.length), less.warnings()::toString);
    }

    @Test
    void hostileEntriesCostNothing() throws Exception {
        byte[] good = EventBytes.frame(EventBytes.scalar("loss", 1, 4));
        byte[] endless = new byte[40];
        Arrays.fill(endless, (byte) 0xff);
        byte[] beyond = {0x2a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        RunImport.Result result = take(file("x.tfevents.3", good, EventBytes.frame(endless), EventBytes.frame(beyond)));
        assertEquals(1, result.steps());
        assertTrue(result.warnings().get(0).contains("2 entries"), result.warnings()::toString);
    }

    @Test
    void whatIsNoLogIsASentence() throws Exception {
        assertTrue(problem(() -> take(runs.resolve("nowhere"))).contains("no such file"));
        assertTrue(problem(() -> take(runs)).contains("no log of a training"));
        Path text = Files.writeString(runs.resolve("x.tfevents.4"), "this is no event file at all");
        assertTrue(problem(() -> take(text)).contains("no event file of TensorBoard"));
        Path json = Files.writeString(runs.resolve("a.log.json"), "[1, 2]\nrubbish\n");
        assertTrue(problem(() -> take(json)).contains("nothing of a training"));
        Path empty = file("x.tfevents.5", EventBytes.frame(new byte[0]));
        assertTrue(problem(() -> take(empty)).contains("no numbers of a training"));
    }

    @Test
    void aBrokenLineOfJsonIsLeftOutAndPythonsNanIsANumber() throws Exception {
        Path log = Files.writeString(
                runs.resolve("b.log.json"),
                "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 5, \"loss\": NaN, \"lr\": 0.1}\n"
                        + "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 10, \"loss\": 0.5, \"lr\": 0.1}\n"
                        + "{\"mode\": \"train\", \"epoch\": 1, \"it");
        RunImport.Result result = take(log);
        assertEquals(2, result.steps());
        assertTrue(result.warnings().get(0).contains("line 3"), result.warnings()::toString);
        assertTrue(
                Double.isNaN(events(result.folder(), RunEvent.Step.class).get(0).loss()));
    }

    @Test
    void validationsThatCountEpochsLieAtTheEndsOfThem() throws Exception {
        Path file = file(
                "x.tfevents.6",
                EventBytes.frame(EventBytes.scalar("train/loss", 5, 4)),
                EventBytes.frame(EventBytes.scalar("train/loss", 10, 3)),
                EventBytes.frame(EventBytes.scalar("val/mAP", 1, 0.25f)),
                EventBytes.frame(EventBytes.scalar("val/mAP", 2, 0.5f)));
        List<RunEvent.Validated> scores = events(take(file).folder(), RunEvent.Validated.class);
        assertEquals(
                List.of(5L, 10L),
                scores.stream().map(RunEvent.Validated::iteration).toList());
    }

    @Test
    void namesOfOtherProgramsAreUnderstood() {
        assertEquals("map5095", ScalarNames.metric("coco/bbox_mAP"));
        assertEquals("map50", ScalarNames.metric("metrics/mAP50(B)"));
        assertEquals("map5095", ScalarNames.metric("metrics/mAP50-95(B)"));
        assertEquals("val_loss", ScalarNames.metric("val/loss"));
        assertEquals(ScalarNames.Meaning.METRIC, ScalarNames.of("val_loss"));
        assertEquals(ScalarNames.Meaning.LOSS, ScalarNames.of("train/box_loss"));
        assertEquals(ScalarNames.Meaning.RATE, ScalarNames.of("lr/pg0"));
        assertEquals(ScalarNames.Meaning.OTHER, ScalarNames.of("momentum"));
    }
}
