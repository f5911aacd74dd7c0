package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.app.compare.CompareProbe;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.cli.Benchmark;
import org.nadir.experiment.Fields;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.run.RunRecorder;
import org.nadir.run.digest.RunDigests;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/**
 * {@code curves}: the compare workspace with 12 runs of 100,000 steps while each grows by 1,000 steps a second.
 * {@code pulse_p95_ms} is the 95th percentile of the time from pulse to pulse of the FX thread, {@code pulse_work_p95_ms} of
 * the time that a pulse keeps it busy; {@code heap_growth_mib} is how much more the heap holds at the end than at the
 * beginning of this, the new points included. {@code open_50_runs_ms}: from the request to the painted comparison of 50
 * finished runs of 12 epochs and 1,260 steps, in a window that stands but has compared nothing before; {@code open_50_runs_cpu_ms} is the
 * work of all cores in that time, that of the just-in-time compiler included. The digests of the runs are there, as a worker
 * leaves them and as a first opening does; {@code open_50_runs_cold_ms} and {@code open_50_runs_cold_cpu_ms} are those of a first opening
 * of runs without digests. Without a display the headless toolkit serves.
 */
public final class CurvesBenchmark implements Benchmark {
    private static final int RUNS = 50;
    private static final int EPOCHS = 12;
    private static final int STEPS = 105;
    private static final String CACHE = "cache";
    private static final FreezeState STATE = new FreezeState(Set.of(NetworkPart.NECK, NetworkPart.HEAD));

    @Override
    public String name() {
        return "curves";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        try {
            Path folder = Files.createTempDirectory("nadir-curves");
            try {
                for (int run = 0; run < RUNS; run++) {
                    progress.report(run, RUNS + 1L, "writing runs");
                    RunFolder written = write(folder.resolve("runs"), run);
                    // as a worker does when it is done
                    new RunDigests(folder.resolve(CACHE)).keep(written);
                }
                progress.report(RUNS, RUNS + 1L, "comparing");
                Map<String, Double> cold = probe(folder, "no-cache", progress, CompareProbe.OPEN_ONLY);
                Map<String, Double> figures = new LinkedHashMap<>(probe(folder, CACHE, progress));
                figures.put("open_50_runs_cold_ms", cold.getOrDefault(CompareProbe.OPEN, Double.NaN));
                figures.put("open_50_runs_cold_cpu_ms", cold.getOrDefault(CompareProbe.OPEN_CPU, Double.NaN));
                return figures;
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw UserProblem.of("The curves could not be measured (" + e.getMessage() + ")")
                    .cause(e)
                    .problem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserProblem.of("The measurement was stopped").cause(e).problem();
        }
    }

    private static Map<String, Double> probe(Path folder, String cache, Progress progress, String... more)
            throws IOException, InterruptedException {
        Path answer = folder.resolve("answer.json");
        List<String> words = new ArrayList<>(List.of(
                answer.toString(),
                folder.resolve("runs").toString(),
                folder.resolve(cache).toString()));
        words.addAll(List.of(more));
        return new ProbeProcess(CompareProbe.class, answer).ask(words, progress);
    }

    private static RunFolder write(Path runs, int number) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "run-" + number);
        values.put("data.root", "none");
        values.put("run.seed", Integer.toString(number % 3));
        values.put("optimisation.epochs", Integer.toString(EPOCHS));
        values.put("optimisation.batch", Integer.toString(1 + number / 3));
        RunFolder run = RunFolder.create(runs, Fields.toSpec(values, runs));
        try (RunRecorder recorder = new RunRecorder(run)) {
            Instant at = Instant.EPOCH;
            recorder.publish(new RunEvent.Started(at, EPOCHS, STEPS, 0, 0, List.of("ship"), Map.of()));
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                write(recorder, epoch);
            }
            at = at.plusSeconds((long) EPOCHS * STEPS);
            recorder.publish(new RunEvent.Finished(at, false, "", EPOCHS, 0.5, EPOCHS - 1, EPOCHS * STEPS));
        }
        return run;
    }

    private static void write(RunRecorder recorder, int epoch) {
        Instant at = Instant.EPOCH.plusSeconds((long) epoch * STEPS);
        recorder.publish(new RunEvent.EpochStarted(at, epoch, STATE, "0123456789ab", 1000));
        for (int step = 1; step <= STEPS; step++) {
            at = at.plusSeconds(1);
            recorder.publish(CompareProbe.step(at, (long) epoch * STEPS + step, epoch));
        }
        recorder.publish(new RunEvent.EpochEnded(at, epoch, STATE, "0123456789ab", 1, STEPS, 1L << 30));
        Scores scores = new Scores("map50", Map.of("map50", 0.5 - 0.3 / (1 + epoch)), Map.of());
        recorder.publish(new RunEvent.Validated(at, epoch, (epoch + 1L) * STEPS, scores, 1, true));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
