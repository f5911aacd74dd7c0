package org.nadir.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps events and checkpoints in memory and gives orders at chosen iterations. */
final class MemoryHost implements LoopHost {
    final List<RunEvent> events = new ArrayList<>();
    final Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
    final List<String> discarded = new ArrayList<>();
    private final Deque<Request> whilePaused = new ArrayDeque<>();
    private long stopAt = -1;
    private long pauseAt = -1;
    private long done;

    MemoryHost stopAt(long iteration) {
        stopAt = iteration;
        return this;
    }

    MemoryHost pauseAt(long iteration, Request... then) {
        pauseAt = iteration;
        whilePaused.addAll(List.of(then));
        return this;
    }

    <T extends RunEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Optional<Checkpoint> last() {
        return Optional.ofNullable(checkpoints.get("last"));
    }

    @Override
    public void publish(RunEvent event) {
        events.add(event);
        if (event instanceof RunEvent.Step step) {
            done = step.iteration();
        }
    }

    @Override
    public Request request() {
        if (done == pauseAt) {
            boolean begun = events.stream().anyMatch(RunEvent.Paused.class::isInstance);
            if (!begun) {
                return Request.PAUSE;
            }
            return whilePaused.isEmpty() ? Request.RUN : whilePaused.removeFirst();
        }
        return done == stopAt ? Request.STOP : Request.RUN;
    }

    @Override
    public void rest() {
        // time passes by itself
    }

    @Override
    public String save(String kind, Checkpoint checkpoint) {
        checkpoints.put(kind, checkpoint);
        return "checkpoints/" + kind + ".safetensors";
    }

    @Override
    public void discard(String kind) {
        discarded.add(kind);
    }
}
