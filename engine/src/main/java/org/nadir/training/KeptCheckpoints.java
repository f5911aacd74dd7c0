package org.nadir.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Which epochs leave a checkpoint beside best and last, and which of them are still kept. */
final class KeptCheckpoints {
    private final int every;
    private final int limit;
    private final Deque<Integer> kept = new ArrayDeque<>();

    /** Keeps one epoch in {@code every} (0 = none), the newest {@code limit} of them. */
    KeptCheckpoints(int every, int limit) {
        this.every = every;
        this.limit = limit;
    }

    static String kind(int epoch) {
        return "epoch-" + epoch;
    }

    boolean keeps(int epoch) {
        return every > 0 && (epoch + 1) % every == 0;
    }

    /** Adds an epoch; the kind of the checkpoint that it pushes out, if it does. */
    Optional<String> add(int epoch) {
        kept.addLast(epoch);
        return kept.size() > limit ? Optional.of(kind(kept.removeFirst())) : Optional.empty();
    }

    /** What is kept after {@code epochs} epochs. */
    void restore(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (keeps(epoch)) {
                add(epoch);
            }
        }
    }
}
