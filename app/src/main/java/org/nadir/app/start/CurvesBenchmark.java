package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nadir.app.compare.CompareProbe;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.cli.Benchmark;
import org.nadir.run.RunFolder;
import org.nadir.run.digest.RunDigests;

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
    private static final String CACHE = "cache";

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
                    RunFolder written = FinishedRuns.write(folder.resolve("runs"), run);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
