package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.training.RunEvent;

class EventLogTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("events.jsonl");
    }

    private void write(RunEvent... events) {
        try (EventLog log = new EventLog(file())) {
            for (RunEvent event : events) {
                log.append(event);
            }
        }
    }

    @Test
    void everyKindOfEventComesBackAsItWas() {
        for (RunEvent event : SmallRuns.everyKind()) {
            assertEquals(Optional.of(event), EventCodec.event(EventCodec.line(event)));
        }
    }

    @Test
    void aStepComesBackWhateverItsNumbersNamesAndTimesAre() {
        for (String name : List.of("box", "a \"name\"", "Fl\u00e4che")) {
            for (String time :
                    List.of("2026-11-21T12:53:54Z", "1969-12-31T23:59:59.004Z", "2026-02-28T00:00:00.000000007Z")) {
                RunEvent.Step step = new RunEvent.Step(
                        Instant.parse(time), 7, 0, Map.of(name, 1e-7), Double.NaN, -1.5e300, 0, 1, 2, 3, 4, 1L << 40);
                assertEquals(Optional.of(step), EventCodec.event(EventCodec.line(step)));
            }
        }
    }

    @Test
    void aStepWrittenByHandIsReadFromItsBytes() {
        String line =
                "{\"event\":\"step\",\"at\":\"1970-01-02T00:00:01.5Z\",\"iteration\":3,\"epoch\":1,\"losses\":{\"a\":0.5,"
                        + "\"b\":null},\"loss\":2,\"learningRate\":1.0E-4,\"gradientNorm\":1,\"milliseconds\":700.5,"
                        + "\"dataWaitMilliseconds\":0,\"residentBytes\":1,\"peakBytes\":2,\"deviceBytes\":0";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Map<String, Double> losses = Map.of("a", 0.5, "b", Double.NaN);
        Instant at = Instant.ofEpochSecond(86_401, 500_000_000);
        assertEquals(
                Optional.of(new RunEvent.Step(at, 3, 1, losses, 2, 1e-4, 1, 700.5, 0, 1, 2, 0)),
                StepLine.read(bytes, 0, bytes.length));
        assertEquals(Optional.empty(), StepLine.read(bytes, 0, bytes.length - 4));
    }

    @Test
    void aLineWithOneChangedLetterIsNoEvent() {
        String line = EventCodec.line(SmallRuns.step(7, 0));
        assertEquals(Optional.empty(), EventCodec.event(line.replace("\"iteration\":7", "\"iteration\":8")));
    }

    @Test
    void aHalfWrittenLastLineWaitsForItsRest() throws Exception {
        write(SmallRuns.step(1, 0));
        String second = EventCodec.line(SmallRuns.step(2, 0)) + "\n";
        EventTail tail = new EventTail(file());
        append(second.substring(0, 40));
        assertEquals(List.of(SmallRuns.step(1, 0)), tail.next());
        append(second.substring(40));
        assertEquals(List.of(SmallRuns.step(2, 0)), tail.next());
    }

    @Test
    void aLineThatADeadWorkerLeftIsClosedOffAndLeftOut() throws Exception {
        write(SmallRuns.step(1, 0));
        append("{\"event\":\"step\",\"at\":\"20");
        write(SmallRuns.step(2, 0));
        assertEquals(List.of(SmallRuns.step(1, 0), SmallRuns.step(2, 0)), new EventTail(file()).next());
    }

    @Test
    void binaryRubbishBetweenLinesIsLeftOut() throws Exception {
        write(SmallRuns.step(1, 0));
        Files.write(
                file(),
                new byte[] {0, (byte) 0xff, '\n', '{', '}', '\n', 'n', 'u', 'l', 'l', '\n'},
                StandardOpenOption.APPEND);
        write(SmallRuns.step(2, 0));
        assertEquals(2, new EventTail(file()).next().size());
    }

    @Test
    void noFileIsNoEvents() {
        assertTrue(new EventTail(file()).next().isEmpty());
    }

    @Test
    void historyTakesBackWhatADeadWorkerDidBeyondItsCheckpoint() {
        RunHistory history = new RunHistory();
        history.add(SmallRuns.started(0, 0));
        for (int i = 1; i <= 3; i++) {
            history.add(SmallRuns.step(i, (i - 1) / 2));
        }
        assertTrue(history.add(SmallRuns.started(1, 2)));
        history.add(SmallRuns.step(3, 1));
        List<Long> steps = history.events().stream()
                .filter(RunEvent.Step.class::isInstance)
                .map(event -> ((RunEvent.Step) event).iteration())
                .toList();
        assertEquals(List.of(1L, 2L, 3L), steps);
    }

    private void append(String text) throws Exception {
        Files.write(file(), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
