package org.nadir.run.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.WrittenRuns;
import org.nadir.run.WrittenStatus;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.compare.SmallSummaries;
import org.nadir.training.RunEvent;

class RunDigestsTest {
    @TempDir
    Path folder;

    private RunFolder run;
    private RunDigests digests;

    @BeforeEach
    void write() {
        run = run("one", SmallSummaries.twoEpochs(0.2, 0.1));
        digests = new RunDigests(folder.resolve("cache"));
    }

    private RunFolder run(String name, List<RunEvent> events) {
        return WrittenRuns.write(folder.resolve("runs"), Map.of("name", name), events);
    }

    /** Steps whose terms, gaps and memory differ, and a rest that no clock counts. */
    private static List<RunEvent> unsteady() {
        List<RunEvent> events = new ArrayList<>(SmallSummaries.twoEpochs(0.2, Double.NaN));
        Instant at = events.get(events.size() - 1).at();
        events.add(new RunEvent.Paused(at.plusSeconds(1), 1, 4));
        for (int i = 0; i < 600; i++) {
            Map<String, Double> terms = new LinkedHashMap<>(Map.of("box", 0.1 * i));
            if (i % 3 == 0) {
                terms.put("class é", Double.NaN);
            }
            at = at.plusMillis(700);
            double rate = i == 5 ? Double.NaN : 1e-3 / (i + 1);
            events.add(new RunEvent.Step(at, 5 + 2L * i, 2, terms, 0.3 * i, rate, 1, i, 0, i % 7 << 20, 0, 0));
        }
        return events;
    }

    private List<Path> kept() throws IOException {
        Path kept = folder.resolve("cache/digests");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.sorted().toList();
        }
    }

    private static void assertAlike(RunDigest expected, RunDigest found) {
        assertEquals(expected.totals(), found.totals());
        assertEquals(
                List.copyOf(expected.curves().keySet()),
                List.copyOf(found.curves().keySet()));
        expected.curves().forEach((curve, columns) -> {
            CurveColumns other = found.curves().get(curve);
            assertTrue(columns.besides(other), curve + " has other places");
            assertArrayEquals(columns.values(), other.values(), curve.toString());
        });
    }

    @Test
    void aKeptDigestSaysWhatTheEventsSay() throws IOException {
        for (RunFolder one : List.of(run, run("two", unsteady()), run("none", List.of()))) {
            digests.keep(one);
            assertTrue(digests.of(one).keep().isEmpty(), "kept");
            assertAlike(RunDigest.of(one.events()), digests.of(one).digest());
        }
        assertEquals(3, kept().size());
    }

    @Test
    void aSummaryByTheDigestIsThatOfTheFolder() {
        digests.keep(run);
        assertEquals(
                RunSummary.read(run.path()),
                RunSummary.of(run, digests.of(run).digest().totals()));
    }

    @Test
    void curvesThatShareTheirPlacesShareThemInTheFileToo() {
        digests.keep(run);
        Map<RunCurve, CurveColumns> curves = digests.of(run).digest().curves();
        CurveColumns loss = curves.get(RunCurve.of(RunCurve.Kind.LOSS));
        assertArrayEquals(new double[] {1, 2, 3, 4}, loss.steps());
        assertEquals(loss.steps(), curves.get(RunCurve.of(RunCurve.Kind.RATE)).steps());
        assertArrayEquals(
                new float[] {0.2f, 0.1f},
                curves.get(RunCurve.of(RunCurve.Kind.SCORE)).values());
    }

    @Test
    void eventsThatCameLaterMakeAnotherDigest() throws IOException {
        digests.keep(run);
        Files.writeString(run.eventFile(), "{\"event\":\"step\",\"at\":\"20", StandardOpenOption.APPEND);
        assertNotFound("a line that is half there");
        Files.writeString(run.eventFile(), "26\"}\n", StandardOpenOption.APPEND);
        digests.keep(run);
        assertAlike(RunDigest.of(run.events()), digests.of(run).digest());
    }

    /** The digest is then made of the events, and can be kept. */
    private void assertNotFound(String why) {
        RunDigests.Found made = digests.of(run);
        assertTrue(made.keep().isPresent(), why);
        assertAlike(RunDigest.of(run.events()), made.digest());
    }

    private void assertFound() {
        assertTrue(digests.of(run).keep().isEmpty());
    }

    private static Map<Path, FileTime> times(Path folder) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    times.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }

    @Test
    void eventsOfTheSameLengthAtAnotherTimeOrWithAnotherEndCount() throws IOException {
        digests.keep(run);
        assertFound();
        FileTime time = Files.getLastModifiedTime(run.eventFile());
        byte[] bytes = Files.readAllBytes(run.eventFile());
        bytes[bytes.length - 20] ^= 1;
        Files.write(run.eventFile(), bytes);
        Files.setLastModifiedTime(run.eventFile(), time);
        assertNotFound("another end at the same time");
        digests.keep(run);
        assertFound();
        Files.setLastModifiedTime(run.eventFile(), FileTime.from(Instant.EPOCH));
        assertNotFound("another time");
    }

    @Test
    void aDamagedDigestIsPassedOver() throws IOException {
        digests.keep(run);
        Path file = kept().get(0);
        byte[] whole = Files.readAllBytes(file);
        DigestWriter.Source source = new DigestWriter.Source(
                run.path().toString(), EventStamp.of(run.eventFile()).orElseThrow());
        assertTrue(DigestReader.digest(whole, source).isPresent());
        for (int i = 0; i < whole.length; i += 3) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            assertTrue(DigestReader.digest(damaged, source).isEmpty(), "byte " + i);
            assertTrue(DigestReader.digest(Arrays.copyOf(whole, i), source).isEmpty(), "cut at " + i);
        }
        Files.write(file, "no digest".getBytes(StandardCharsets.UTF_8));
        assertNotFound("not a digest");
        digests.keep(run);
        assertFound();
    }

    @Test
    void aDigestOfAnotherFolderIsPassedOver() throws IOException {
        RunFolder twin = run("twin", SmallSummaries.twoEpochs(0.2, 0.1));
        Files.setLastModifiedTime(twin.eventFile(), Files.getLastModifiedTime(run.eventFile()));
        digests.keep(twin);
        Path others = kept().get(0);
        digests.keep(run);
        Path own =
                kept().stream().filter(file -> !file.equals(others)).findFirst().orElseThrow();
        Files.copy(others, own, StandardCopyOption.REPLACE_EXISTING);
        assertNotFound("of another folder");
    }

    @Test
    void theRunFolderStaysAsItIs() throws IOException {
        Map<Path, FileTime> before = times(run.path());
        digests.keep(run);
        digests.of(run);
        assertEquals(before, times(run.path()));
    }

    @Test
    void aRunThatVanishedOrACacheThatCannotBeWrittenIsNoProblem() throws IOException {
        RunDigests.Found found = digests.of(run);
        Files.delete(run.eventFile());
        found.keep().ifPresent(Runnable::run);
        digests.keep(run);
        assertEquals(List.of(), kept());
        assertTrue(digests.of(run).digest().curves().isEmpty());
        Files.writeString(folder.resolve("taken"), "a file where the cache should be");
        RunFolder other = run("other", SmallSummaries.twoEpochs(0.2, 0.1));
        RunDigests nowhere = new RunDigests(folder.resolve("taken"));
        nowhere.keep(other);
        assertAlike(RunDigest.of(other.events()), nowhere.of(other).digest());
    }

    @Test
    void aRunThatGoesOnIsNotKept() throws IOException {
        WrittenStatus.write(run, RunStatus.State.RUNNING);
        digests.keep(run);
        assertEquals(List.of(), kept());
    }

    @Test
    void theOldestDigestsMakeRoom() throws IOException {
        digests.keep(run);
        Path first = kept().get(0);
        Files.setLastModifiedTime(first, FileTime.from(Instant.EPOCH));
        RunDigests small = new RunDigests(folder.resolve("cache/digests"), Files.size(first) + 10);
        small.keep(run("two", SmallSummaries.twoEpochs(0.2, 0.1)));
        assertEquals(1, kept().size());
        assertFalse(kept().contains(first));
    }
}
