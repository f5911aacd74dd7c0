package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nadir.run.RunStatus;
import org.nadir.run.RunStatus.State;
import org.nadir.run.sweep.RunSet;

/**
 * A set of runs as it was when its folder was last looked at.
 *
 * @param path folder of the set
 * @param members its runs in their order; none when its list cannot be read
 * @param driven true while a process starts its runs
 * @param problem why its list cannot be read; empty when it can
 */
record RunSetState(Path path, String name, List<Member> members, boolean driven, String problem) {
    RunSetState {
        members = List.copyOf(members);
    }

    /**
     * A run of the set.
     *
     * @param folder where it lies, or lay
     * @param there false when its folder is gone
     * @param status empty before it starts
     */
    record Member(RunSet.Member planned, Path folder, boolean there, Optional<RunStatus> status) {
        boolean is(State state) {
            return status.map(RunStatus::state).filter(state::equals).isPresent();
        }

        boolean finished() {
            return is(State.FINISHED);
        }

        boolean failed() {
            return is(State.FAILED) || is(State.DIED);
        }

        /** True while a worker process should be there. */
        boolean active() {
            return status.map(RunStatus::state).filter(State::active).isPresent();
        }

        /** True when driving the set would start it. */
        boolean startable() {
            return there && !finished() && !active();
        }

        /** Share of its epochs that are trained, 0..1. */
        double done() {
            return finished()
                    ? 1
                    : status.filter(s -> s.epochs() > 0)
                            .map(s -> Math.min(1.0, (double) s.epoch() / s.epochs()))
                            .orElse(0.0);
        }
    }

    int size() {
        return members.size();
    }

    int count(Predicate<Member> which) {
        return (int) members.stream().filter(which).count();
    }

    int finished() {
        return count(Member::finished);
    }

    int failed() {
        return count(Member::failed);
    }

    int active() {
        return count(Member::active);
    }

    int paused() {
        return count(member -> member.is(State.PAUSED));
    }

    /** True when there is something that a new driver would start. */
    boolean resumable() {
        return paused() > 0 || (!driven && members.stream().anyMatch(Member::startable));
    }

    boolean stoppable() {
        return driven || active() > 0;
    }

    /** The state that its row shows, so that it stands among runs as they do. */
    State state() {
        if (!problem.isEmpty()) {
            return State.FAILED;
        }
        if (driven || active() > 0) {
            return active() > 0 && active() == paused() ? State.PAUSED : State.RUNNING;
        }
        if (failed() > 0) {
            return State.FAILED;
        }
        if (size() > 0 && finished() == size()) {
            return State.FINISHED;
        }
        return count(member -> member.status().isPresent()) == 0 ? State.STARTING : State.STOPPED;
    }

    /** The same in words, what went wrong first, for a narrow column: "1 failed, running". */
    String words() {
        if (!problem.isEmpty()) {
            return "Unreadable";
        }
        String failed = failed() == 0 ? "" : failed() + " failed";
        return switch (state()) {
            case RUNNING -> failed.isEmpty() ? "Running" : failed + ", running";
            case PAUSED -> failed.isEmpty() ? "Paused" : failed + ", paused";
            case FAILED, DIED -> failed;
            case FINISHED -> "Finished";
            case STARTING -> size() == 0 ? "Empty" : "Not started";
            case STOPPED -> "Stopped";
        };
    }

    /** "7 of 24 finished, 1 failed, 2 running, 14 waiting". */
    String progress() {
        int waiting = count(member -> member.there() && member.status().isEmpty());
        return finished() + " of " + size() + " finished"
                + part(failed(), "failed")
                + part(active() - paused(), "running")
                + part(paused(), "paused")
                + part(count(member -> member.is(State.STOPPED)), "stopped")
                + part(waiting, driven ? "waiting" : "not started")
                + part(count(member -> !member.there()), "gone from the disk");
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    /** Seconds that the runs have worked, all together. */
    double elapsedSeconds() {
        return members.stream()
                .flatMap(member -> member.status().stream())
                .mapToDouble(RunStatus::elapsedSeconds)
                .filter(Double::isFinite)
                .sum();
    }

    /**
     * Seconds until the last run is done, with as many workers as there are now; runs that wait are taken to need what the
     * finished ones took, or else what those that go on seem to need. NaN while nothing runs or too little is known.
     */
    double remainingSeconds() {
        int workers = active() - paused();
        if (workers == 0) {
            return Double.NaN;
        }
        double each = secondsOfARun();
        double left = 0;
        double longest = 0;
        for (Member member : members) {
            double of = member.active() ? remaining(member, each) : driven && member.startable() ? each : 0;
            left += of;
            longest = Math.max(longest, of);
        }
        return Math.max(longest, left / workers);
    }

    private static double remaining(Member member, double otherwise) {
        return member.status()
                .map(RunStatus::remainingSeconds)
                .filter(Double::isFinite)
                .orElse(otherwise);
    }

    private double secondsOfARun() {
        return mean(member -> member.finished(), 0)
                .orElseGet(() -> mean(Member::active, 1).orElse(Double.NaN));
    }

    /** @param rest weight of what is still to do, 0 or 1 */
    private Optional<Double> mean(Predicate<Member> which, double rest) {
        var seconds = members.stream()
                .filter(which)
                .flatMap(member -> member.status().stream())
                .mapToDouble(status -> status.elapsedSeconds() + (rest == 0 ? 0 : rest * status.remainingSeconds()))
                .filter(Double::isFinite)
                .average();
        return seconds.isPresent() ? Optional.of(seconds.getAsDouble()) : Optional.empty();
    }
}
