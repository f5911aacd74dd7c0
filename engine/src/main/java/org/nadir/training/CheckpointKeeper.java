package org.nadir.training;

import java.time.Instant;
import org.nadir.experiment.RunSpec;

/** Takes the checkpoints of a run, tells of them and lets go of those that are no longer kept. One thread. */
final class CheckpointKeeper {
    private static final String LAST = "last";
    private static final String BEST = "best";

    private final CheckpointState state;
    private final LoopHost host;
    private final KeptCheckpoints kept;

    CheckpointKeeper(CheckpointState state, RunSpec run, LoopHost host) {
        this.state = state;
        this.host = host;
        this.kept = new KeptCheckpoints(run.checkpointEvery(), run.keepLast());
    }

    /**
     * Puts a checkpoint back.
     *
     * @throws org.nadir.base.UserProblem when it was made with another architecture
     */
    void restore(Checkpoint checkpoint) {
        state.restore(checkpoint);
        kept.restore(checkpoint.progress().epoch());
    }

    /** Saves what the run can go on from. */
    void saveLast(LoopProgress at) {
        save(LAST, state.take(at));
    }

    /** Saves what an epoch leaves once it is closed: always the last state, and those that are chosen. */
    void saveEpoch(int epoch, boolean best, LoopProgress at) {
        Checkpoint taken = state.take(at);
        save(LAST, taken);
        if (best) {
            save(BEST, taken);
        }
        if (kept.keeps(epoch)) {
            save(KeptCheckpoints.kind(epoch), taken);
            kept.add(epoch).ifPresent(host::discard);
        }
    }

    private void save(String kind, Checkpoint taken) {
        String file = host.save(kind, taken);
        LoopProgress at = taken.progress();
        host.publish(new RunEvent.CheckpointSaved(Instant.now(), at.epoch(), at.iteration(), kind, file));
    }
}
