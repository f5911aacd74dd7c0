package org.nadir.training;

import java.time.Instant;
import org.nadir.tensor.Optimizer;

/** Takes the checkpoints of a run, tells of them and lets go of those that are no longer kept. One thread. */
final class CheckpointKeeper {
    private static final String LAST = "last";
    private static final String BEST = "best";

    private final TrainingLoop.Setup setup;
    private final Optimizer optimizer;
    private final LoopHost host;
    private final KeptCheckpoints kept;

    CheckpointKeeper(TrainingLoop.Setup setup, Optimizer optimizer, LoopHost host) {
        this.setup = setup;
        this.optimizer = optimizer;
        this.host = host;
        this.kept =
                new KeptCheckpoints(setup.run().checkpointEvery(), setup.run().keepLast());
    }

    /**
     * Puts a checkpoint back.
     *
     * @throws org.nadir.base.UserProblem when it was made with another architecture
     */
    void restore(Checkpoint checkpoint) {
        CheckpointState.restore(checkpoint, setup.task().parameters(), optimizer, setup.streams());
        kept.restore(checkpoint.progress().epoch());
    }

    /** Saves what the run can go on from. */
    void saveLast(LoopProgress at) {
        save(LAST, at);
    }

    /** Saves what an epoch leaves once it is closed: always the last state, and those that are chosen. */
    void saveEpoch(int epoch, boolean best, LoopProgress at) {
        save(LAST, at);
        if (best) {
            save(BEST, at);
        }
        if (kept.keeps(epoch)) {
            save(KeptCheckpoints.kind(epoch), at);
            kept.add(epoch).ifPresent(host::discard);
        }
    }

    private void save(String kind, LoopProgress at) {
        Checkpoint checkpoint = CheckpointState.of(setup.task().parameters(), optimizer, setup.streams(), at);
        String file = host.save(kind, checkpoint);
        host.publish(new RunEvent.CheckpointSaved(Instant.now(), at.epoch(), at.iteration(), kind, file));
    }
}
