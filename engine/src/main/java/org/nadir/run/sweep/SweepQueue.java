package org.nadir.run.sweep;

import java.nio.channels.FileLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nadir.base.UserProblem;
import org.nadir.run.RunControl;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import org.nadir.run.RunStatus;
import org.nadir.run.RunStatus.State;

/**
 * Drives a set: starts its runs, some at a time, each in a worker process of its own, until all are over. Runs that are
 * finished are passed over, those that are under way are followed, those that stopped, failed or died go on from their
 * last checkpoint, once each; a run that fails does not keep the others from starting. Runs that are added to the set
 * meanwhile are taken up. The workers live on when this process ends. Used by one thread.
 */
public final class SweepQueue {
    private static final long PAUSE_MILLIS = 250;

    private final RunSet set;
    private final int parallel;
    private final Listener listener;
    private final Consumer<RunFolder> starter;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** @param parallel workers at a time, at least 1 */
    public SweepQueue(RunSet set, int parallel, Listener listener) {
        this(set, parallel, listener, run -> RunLauncher.resume(run, Map.of()));
    }

    SweepQueue(RunSet set, int parallel, Listener listener, Consumer<RunFolder> starter) {
        if (parallel < 1) {
            throw new IllegalArgumentException(parallel + " workers");
        }
        this.set = set;
        this.parallel = parallel;
        this.listener = listener;
        this.starter = starter;
    }

    /** Where a member is on its way through the queue. */
    public enum Phase {
        WAITING,
        GOING,
        OVER
    }

    /**
     * What is known of a member.
     *
     * @param status of its run; empty before it started
     * @param problem why it could not be started; empty when nothing kept it
     */
    public record Place(RunSet.Member member, Phase phase, Optional<RunStatus> status, String problem) {
        /** True when its run is over and not as it should be. */
        public boolean failed() {
            State state = status.map(RunStatus::state).orElse(State.FINISHED);
            return phase == Phase.OVER && (!problem.isEmpty() || state == State.FAILED || state == State.DIED);
        }

        /** True when all of its run is done. */
        public boolean finished() {
            return status.map(s -> s.state() == State.FINISHED).orElse(false);
        }
    }

    /** Hears how it goes, from the thread that drives. */
    @FunctionalInterface
    public interface Listener {
        /** All members in the order of the set; called several times a second. */
        void places(List<Place> places);
    }

    /**
     * Drives until all runs are over, or the set is asked to stop and its runs have.
     *
     * @return where the members ended
     * @throws UserProblem when another process drives the set already
     */
    public List<Place> drive() throws InterruptedException {
        FileLock lock = lock();
        try {
            set.forgetStop();
            boolean stopped = false;
            do {
                look();
                if (set.stopAsked()) {
                    if (!stopped) {
                        stopRuns();
                    }
                    stopped = true;
                } else {
                    startNext();
                }
                listener.places(List.copyOf(places.values()));
            } while (busy(stopped) && !never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            return List.copyOf(places.values());
        } finally {
            RunSet.release(lock);
        }
    }

    /** Whoever only asks whether the set is driven holds the lock for a moment. */
    private FileLock lock() throws InterruptedException {
        for (int tries = 0; tries < 4; tries++) {
            Optional<FileLock> lock = set.lock();
            if (lock.isPresent()) {
                return lock.get();
            }
            never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        throw UserProblem.of("The set is being driven by another process")
                .file(set.path())
                .remedy("Follow it in its folder, or stop it with: nadir sweep " + set.path() + " --stop")
                .problem();
    }

    private boolean busy(boolean stopped) {
        return places.values().stream()
                .anyMatch(place -> place.phase() == Phase.GOING || (!stopped && place.phase() == Phase.WAITING));
    }

    /** Takes up what the folders say. */
    private void look() {
        for (RunSet.Member member : RunSet.open(set.path()).members()) {
            Place before = places.get(member.run());
            if (before == null) {
                places.put(member.run(), first(member));
            } else if (before.phase() == Phase.GOING) {
                Optional<RunStatus> now = set.status(member);
                boolean over = now.map(status -> !status.state().active()).orElse(true);
                places.put(
                        member.run(), new Place(member, over ? Phase.OVER : Phase.GOING, now, vanished(member, now)));
            }
        }
    }

    private Place first(RunSet.Member member) {
        Optional<RunStatus> status = set.status(member);
        State state = status.map(RunStatus::state).orElse(State.STOPPED);
        Phase phase = state == State.FINISHED ? Phase.OVER : state.active() ? Phase.GOING : Phase.WAITING;
        return new Place(member, phase, status, "");
    }

    private String vanished(RunSet.Member member, Optional<RunStatus> status) {
        return status.isPresent()
                ? ""
                : "The folder of the run is gone: " + set.runsDir().resolve(member.run());
    }

    private void startNext() {
        long going = places.values().stream()
                .filter(place -> place.phase() == Phase.GOING)
                .count();
        for (Place place : List.copyOf(places.values())) {
            if (going >= parallel) {
                return;
            }
            if (place.phase() == Phase.WAITING) {
                Place started = start(place);
                places.put(place.member().run(), started);
                going += started.phase() == Phase.GOING ? 1 : 0;
            }
        }
    }

    private Place start(Place place) {
        RunSet.Member member = place.member();
        Optional<RunFolder> folder = set.run(member);
        if (folder.isEmpty()) {
            return new Place(member, Phase.OVER, Optional.empty(), vanished(member, Optional.empty()));
        }
        try {
            starter.accept(folder.get());
            return new Place(member, Phase.GOING, folder.get().status(), "");
        } catch (UserProblem problem) {
            return new Place(member, Phase.OVER, place.status(), String.valueOf(problem.getMessage()));
        }
    }

    private void stopRuns() {
        places.values().stream()
                .filter(place -> place.phase() == Phase.GOING)
                .flatMap(place -> set.run(place.member()).stream())
                .forEach(run -> new RunControl(run).stop());
    }
}
