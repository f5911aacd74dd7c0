package org.nadir.run.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RecordedRun;
import org.nadir.run.RunFolder;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

class RunExportTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.500Z");
    private static final FreezeState HEADS = new FreezeState(EnumSet.of(NetworkPart.NECK, NetworkPart.HEAD));

    @TempDir
    private Path folder;

    private static RunEvent.Step step(long iteration, int epoch) {
        return new RunEvent.Step(
                NOW.plusSeconds(iteration),
                iteration,
                epoch,
                Map.of("loss_box", 0.25, "loss_class", 0.5),
                0.75,
                0.125,
                Double.NaN,
                250,
                125,
                3 << 20,
                3 << 20,
                0);
    }

    private RunFolder run() {
        Scores scores = new Scores("map50", Map.of("map50", 0.5), Map.of("a,\"b\"", new Scores.ClassScore(0.5, 1, 1)));
        return RecordedRun.create(
                folder.resolve("runs"),
                "run",
                folder,
                List.of(
                        new RunEvent.Started(NOW, 1, 2, 0, 0, List.of(), Map.of()),
                        new RunEvent.EpochStarted(NOW, 0, HEADS, "0123456789ab", 10),
                        step(1, 0),
                        step(2, 0),
                        new RunEvent.EpochEnded(NOW.plusSeconds(3), 0, HEADS, "0123456789ab", 0.875, 2.5, 0),
                        new RunEvent.Validated(NOW.plusSeconds(4), 0, 2, scores, 1.5, true)));
    }

    @Test
    void whatIsWrittenForTensorBoardComesBackAsTheSameCurves() {
        RunFolder run = run();
        Path file = RunExport.tensorBoard(run, folder.resolve("board"));
        assertEquals("events.out.tfevents.1767323045.nadir", String.valueOf(file.getFileName()));
        RunFolder back = RunImport.run(file, "back", folder.resolve("runs")).folder();
        List<RunEvent> expected = run.events();
        List<RunEvent> found = back.events();
        assertEquals(2, ((RunEvent.Started) found.get(0)).stepsPerEpoch());
        assertEquals(expected.get(2), found.get(1));
        assertEquals(expected.get(3), found.get(2));
        RunEvent.Validated scored = (RunEvent.Validated) found.get(3);
        assertEquals(Map.of("map50", 0.5), scored.scores().metrics());
        assertEquals(0.5, scored.scores().classes().get("a,\"b\"").ap50());
        assertEquals(2, scored.iteration());
    }

    @Test
    void theChecksumIsTheMaskedOneOfTensorFlow() {
        // CRC-32C of these digits is 0xe3069283 by its definition; turned right by 15 bits, 0xa282ead8 added
        assertEquals(0xc78ab0e5, RecordChecksum.of("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Test
    void theTableHasARowForEachNumberAndNothingToCompute() throws Exception {
        Path csv = folder.resolve("run.csv");
        RunExport.csv(run(), csv);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("time,epoch,iteration,name,value", lines.get(0));
        assertTrue(lines.contains("2026-01-02T03:04:06.500Z,0,1,train/loss,0.75"), lines::toString);
        assertTrue(lines.contains("2026-01-02T03:04:06.500Z,0,1,grad_norm,"), lines::toString);
        assertTrue(lines.contains("2026-01-02T03:04:05.500Z,0,0,freezing/backbone_trains,0.0"), lines::toString);
        assertTrue(lines.contains("2026-01-02T03:04:09.500Z,0,2,\"val/AP50/a,\"\"b\"\"\",0.5"), lines::toString);
    }

    @Test
    void writtenAgainTheFileIsTheSame() throws Exception {
        RunFolder run = run();
        byte[] first = Files.readAllBytes(RunExport.tensorBoard(run, folder.resolve("board")));
        byte[] second = Files.readAllBytes(RunExport.tensorBoard(run, folder.resolve("board")));
        assertArrayEquals(first, second);
    }

    @Test
    void aRunWithoutEventsSaysSo() {
        RunFolder empty = RecordedRun.create(folder.resolve("runs"), "empty", folder, List.of());
        assertThrows(UserProblem.class, () -> RunExport.csv(empty, folder.resolve("x.csv")));
    }
}
