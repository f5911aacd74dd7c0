package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.cli.Benchmark;

/**
 * {@code timeline}: {@code paint_p95_ms}, the 95th percentile of the time from a change of the schedule designer's cells
 * to its finished picture, at 300 epochs and 8 rows of which every second epoch is frozen, the most spans there can be.
 */
public final class TimelineBenchmark implements Benchmark {
    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        try {
            Path answer = Files.createTempFile("nadir-timeline", ".json");
            try {
                return new ProbeProcess(TimelineProbe.class, answer).ask(List.of(answer.toString()), progress);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            throw UserProblem.of("The timeline could not be measured (" + e.getMessage() + ")")
                    .cause(e)
                    .problem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserProblem.of("The measurement was stopped").cause(e).problem();
        }
    }
}
