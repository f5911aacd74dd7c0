package org.nadir.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStages;
import org.nadir.run.RunStatus;
import org.nadir.run.Stage;

/** Tells on the terminal which run another one waits for and how far that is. Called by one thread at a time. */
final class StageTeller {
    private final RunFolder folder;
    private final CommandOutput out;
    private @Nullable Stage told;

    StageTeller(RunFolder folder, CommandOutput out) {
        this.folder = folder;
        this.out = out;
    }

    /** The status of the run that waits, or waits no longer. */
    void tell(RunStatus status) {
        if (!status.waitsForAnother()) {
            end();
            return;
        }
        List<Stage> stages = RunStages.of(folder);
        if (stages.isEmpty()) {
            return;
        }
        Stage stage = stages.get(stages.size() - 1);
        if (!stage.equals(told)) {
            end();
            told = stage;
            out.line(stage.kind().title() + " first: " + stage.run().path());
        }
        Optional<RunStatus> of = stage.run().status();
        long done = of.map(RunStatus::iteration).orElse(0L);
        long total = of.map(s -> (long) s.epochs() * s.stepsPerEpoch()).orElse(0L);
        out.progress().report(done, total, status.message());
    }

    private void end() {
        Stage over = told;
        told = null;
        Optional<RunStatus> of = over == null ? Optional.empty() : over.run().status();
        of.filter(status -> status.state() == RunStatus.State.FINISHED)
                .ifPresent(status -> out.line(String.format(
                        Locale.ROOT,
                        "%s ready after %d epoch%s, best mAP50 %.4f",
                        java.util.Objects.requireNonNull(over).kind().title(),
                        status.epoch(),
                        status.epoch() == 1 ? "" : "s",
                        status.bestScore())));
    }
}
