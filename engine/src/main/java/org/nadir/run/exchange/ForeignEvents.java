package org.nadir.run.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.run.exchange.ForeignLog.Row;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;

/** Turns what another program logged into the events of a run, so that it has the same curves as ours. Used once. */
final class ForeignEvents {
    private static final double MEBIBYTE = 1 << 20;

    private final ForeignLog log;
    private final List<Row> trained;
    private final ForeignSteps steps;
    private final boolean timed;
    private final boolean lossKnown;
    private final Set<String> leftOut = new TreeSet<>();
    private final List<RunEvent> events = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private double best = Double.NaN;
    private int bestEpoch = -1;
    private long lastIteration;
    private double lastSeconds = Double.NaN;
    private double rate = Double.NaN;

    ForeignEvents(ForeignLog log) {
        this.log = log;
        this.timed = has(ScalarNames.Meaning.SECONDS);
        this.lossKnown = has(ScalarNames.Meaning.LOSS) || has(ScalarNames.Meaning.TOTAL_LOSS);
        this.trained = log.training().stream().filter(this::makesAStep).toList();
        this.steps = ForeignSteps.of(log, trained);
    }

    private boolean has(ScalarNames.Meaning meaning) {
        return log.training().stream()
                .anyMatch(row -> row.values().keySet().stream().anyMatch(tag -> ScalarNames.of(tag) == meaning));
    }

    /** What the times of the steps are made of. */
    String timing() {
        return timed
                ? "as logged for an iteration, times the iterations between two entries"
                : "by the times of the log's entries, validation between them included";
    }

    /** Names that have no place in a run; complete once {@link #events} were made. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** All events, from Started to Finished. */
    List<RunEvent> events(Map<String, String> facts) {
        List<Row> scored = List.copyOf(log.validation());
        Map<String, Double> between = new LinkedHashMap<>();
        int next = 0;
        now = begun(trained, scored);
        Instant started = now;
        events.add(new RunEvent.Started(now, 0, 0, 0, 0, List.of(), facts));
        for (Row row : log.training()) {
            between.putAll(row.values());
            if (makesAStep(row)) {
                while (next < scored.size() && steps.validationIteration(scored.get(next)) < steps.iteration(row)) {
                    validated(scored.get(next++));
                }
                step(new Row(row.step(), row.seconds(), between));
                between.clear();
            }
        }
        while (next < scored.size()) {
            validated(scored.get(next++));
        }
        int epochs = epochs();
        events.set(0, new RunEvent.Started(started, epochs, steps.perEpoch(), 0, 0, List.of(), facts));
        double seconds = java.time.Duration.between(started, now).toMillis() / 1000.0;
        events.add(new RunEvent.Finished(now, false, "", epochs, best, bestEpoch, seconds));
        return List.copyOf(events);
    }

    private int epochs() {
        return steps.epoch(Math.max(1, lastIteration)) + 1;
    }

    /** Where losses are logged, other numbers between two of them belong to the next; a curve of one has no gaps then. */
    private boolean makesAStep(Row row) {
        return row.values().keySet().stream().map(ScalarNames::of).anyMatch(meaning -> switch (meaning) {
            case LOSS, TOTAL_LOSS -> true;
            case RATE, SECONDS, MEBIBYTES, PROCESS_MEBIBYTES -> !lossKnown;
            default -> false;
        });
    }

    private static Instant begun(List<Row> trained, List<Row> scored) {
        double first =
                trained.isEmpty() ? Double.POSITIVE_INFINITY : trained.get(0).seconds();
        double other =
                scored.isEmpty() ? Double.POSITIVE_INFINITY : scored.get(0).seconds();
        double least = Math.min(first, other);
        return Double.isFinite(least) ? instant(least) : Instant.EPOCH;
    }

    private void step(Row row) {
        long iteration = steps.iteration(row);
        Map<String, Double> losses = new LinkedHashMap<>();
        Map<ScalarNames.Meaning, Double> numbers = new java.util.EnumMap<>(ScalarNames.Meaning.class);
        row.values().forEach((tag, value) -> {
            ScalarNames.Meaning meaning = ScalarNames.of(tag);
            switch (meaning) {
                case LOSS -> losses.put(ScalarNames.term(tag), value);
                case EPOCH, OTHER, METRIC -> leftOut.add(tag);
                default -> numbers.put(meaning, value);
            }
        });
        double sum = losses.values().stream().mapToDouble(Double::doubleValue).sum();
        double loss = numbers.getOrDefault(ScalarNames.Meaning.TOTAL_LOSS, losses.isEmpty() ? Double.NaN : sum);
        if (losses.isEmpty() && lossKnown) {
            losses.put("loss", loss);
        }
        rate = numbers.getOrDefault(ScalarNames.Meaning.RATE, rate);
        double milliseconds = milliseconds(row, iteration, numbers);
        double wait = 1000 * numbers.getOrDefault(ScalarNames.Meaning.DATA_SECONDS, Double.NaN);
        advance(row.seconds());
        lastIteration = Math.max(lastIteration, iteration);
        lastSeconds = row.seconds();
        long process = bytes(numbers.get(ScalarNames.Meaning.PROCESS_MEBIBYTES));
        events.add(new RunEvent.Step(
                now,
                iteration,
                steps.epoch(iteration),
                losses,
                loss,
                rate,
                numbers.getOrDefault(ScalarNames.Meaning.GRADIENT_NORM, Double.NaN),
                milliseconds - (Double.isNaN(wait) ? 0 : wait),
                wait,
                process,
                process,
                bytes(numbers.get(ScalarNames.Meaning.MEBIBYTES))));
    }

    /** As logged, waiting for data included; else by the times of the entries. */
    private double milliseconds(Row row, long iteration, Map<ScalarNames.Meaning, Double> numbers) {
        if (timed) {
            return 1000 * numbers.getOrDefault(ScalarNames.Meaning.SECONDS, Double.NaN);
        }
        double seconds = row.seconds() - lastSeconds;
        return seconds > 0 && iteration > lastIteration ? 1000 * seconds / (iteration - lastIteration) : Double.NaN;
    }

    private static long bytes(@org.jspecify.annotations.Nullable Double mebibytes) {
        return mebibytes == null || !(mebibytes > 0) ? 0 : (long) (mebibytes * MEBIBYTE);
    }

    private void validated(Row row) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<String, Scores.ClassScore> classes = new LinkedHashMap<>();
        boolean explicit = row.values().keySet().stream()
                .anyMatch(tag -> ScalarNames.explicit(tag)
                        && ScalarNames.metric(tag).equals(ScalarNames.MAP50)
                        && ScalarNames.classOf(tag).isEmpty());
        row.values().forEach((tag, value) -> {
            String ofClass = ScalarNames.classOf(tag);
            if (ofClass.isEmpty()) {
                String name = ScalarNames.metric(tag);
                boolean vague = explicit && name.equals(ScalarNames.MAP50) && !ScalarNames.explicit(tag);
                metrics.putIfAbsent(vague ? "map" : name, value);
            } else {
                classes.put(ofClass, new Scores.ClassScore(value, 0, 0));
            }
        });
        if (metrics.isEmpty()) {
            return;
        }
        String primary = List.of("map50", "map5095").stream()
                .filter(metrics::containsKey)
                .findFirst()
                .orElse(metrics.keySet().iterator().next());
        double value = metrics.getOrDefault(primary, Double.NaN);
        long iteration = steps.validationIteration(row);
        boolean higher = !primary.contains("loss") && (Double.isNaN(best) || value > best) && !Double.isNaN(value);
        if (higher) {
            best = value;
            bestEpoch = steps.epoch(iteration);
        }
        lastIteration = Math.max(lastIteration, iteration);
        advance(row.seconds());
        events.add(new RunEvent.Validated(
                now, steps.epoch(iteration), iteration, new Scores(primary, metrics, classes), 0, higher));
    }

    /** Times never fall: programs that share a folder do not share a clock. */
    private void advance(double seconds) {
        Instant at = instant(seconds);
        now = at.isAfter(now) ? at : now;
    }

    private static Instant instant(double seconds) {
        boolean sane = seconds > 0 && seconds < 1e11;
        return sane ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : Instant.EPOCH;
    }
}
