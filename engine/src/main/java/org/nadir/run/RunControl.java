package org.nadir.run;

/**
 * Asks the worker of a run to hold, go on, or stop after a checkpoint. A request is a file in the run folder; the worker
 * answers before its next step with an event. Safe from any thread and process; the last request counts.
 */
public final class RunControl {
    private final RunFolder folder;

    public RunControl(RunFolder folder) {
        this.folder = folder;
    }

    public void pause() {
        request("pause");
    }

    public void resume() {
        request("run");
    }

    /** The worker writes a checkpoint and ends in order; the run can be resumed. */
    public void stop() {
        request("stop");
    }

    private void request(String what) {
        org.nadir.base.AtomicFile.writeString(
                folder.path().resolve("control.json"), "{\"request\": \"" + what + "\"}\n");
    }
}
