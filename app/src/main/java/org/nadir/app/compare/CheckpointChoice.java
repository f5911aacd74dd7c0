package org.nadir.app.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.run.compare.RunSummary;

/**
 * A checkpoint of a run whose detections are looked at.
 *
 * @param kind {@code best}, {@code last} or {@code epoch-N}
 */
record CheckpointChoice(RunSummary run, String kind) {
    private static final String BEST = "best";
    private static final String LAST = "last";
    private static final String EPOCH = "epoch-";

    /** The best checkpoint, or the last where no validation has chosen a best. */
    static CheckpointChoice usual(RunSummary run) {
        CheckpointChoice best = new CheckpointChoice(run, BEST);
        return Files.exists(best.file()) ? best : new CheckpointChoice(run, LAST);
    }

    /**
     * The checkpoint that holds what the run was after an epoch. Looks at the disk.
     *
     * @param epoch from 0
     * @throws UserProblem when none of that epoch was kept
     */
    static CheckpointChoice of(RunSummary run, int epoch) {
        List<CheckpointChoice> fitting = new ArrayList<>();
        kept(run).stream()
                .filter(choice -> choice.epoch().filter(e -> e == epoch).isPresent())
                .forEach(fitting::add);
        if (fitting.isEmpty()) {
            String kept = kept(run).stream()
                    .map(choice -> choice.kind
                            + choice.epoch()
                                    .map(e -> " (epoch " + (e + 1) + ")")
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            throw UserProblem.of("The checkpoint of epoch " + (epoch + 1) + " of " + run.name() + " was not kept")
                    .found(kept.isEmpty() ? "no checkpoints" : kept)
                    .remedy("Set \"Keep a checkpoint every\" in the next experiment")
                    .problem();
        }
        return fitting.get(0);
    }

    private static List<CheckpointChoice> kept(RunSummary run) {
        List<CheckpointChoice> all = new ArrayList<>();
        all.add(new CheckpointChoice(run, BEST));
        all.add(new CheckpointChoice(run, LAST));
        run.epochs().forEach(epoch -> all.add(new CheckpointChoice(run, EPOCH + epoch.epoch())));
        return all.stream().filter(choice -> Files.exists(choice.file())).toList();
    }

    private Optional<Integer> epoch() {
        return switch (kind) {
            case BEST -> run.best().map(epoch -> epoch.epoch());
            case LAST -> run.epochs().stream().reduce((a, b) -> b).map(epoch -> epoch.epoch());
            default -> Optional.of(Integer.parseInt(kind.substring(EPOCH.length())));
        };
    }

    Path file() {
        return run.folder().resolve("checkpoints").resolve(kind + ".safetensors");
    }

    /** Where the outcome of its evaluation lies. */
    Path outcome() {
        return run.folder().resolve("results").resolve("evaluation-" + kind);
    }
}
