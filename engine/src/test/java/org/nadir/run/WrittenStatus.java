package org.nadir.run;

import org.nadir.run.RunStatus.State;

/** Writes the status of a run as its worker would. */
public final class WrittenStatus {
    private WrittenStatus() {}

    /** An active state is held by this process, so that its worker is taken to be alive. */
    public static void write(RunFolder folder, State state) {
        ProcessHandle self = ProcessHandle.current();
        StatusFile.write(
                folder.statusFile(),
                new RunStatus(
                        state,
                        self.pid(),
                        self.info().startInstant().orElse(java.time.Instant.EPOCH),
                        SmallRuns.NOW,
                        SmallRuns.NOW,
                        1,
                        12,
                        9,
                        3,
                        0.5,
                        Double.NaN,
                        -1,
                        1,
                        Double.NaN,
                        Double.NaN,
                        ""));
    }
}
