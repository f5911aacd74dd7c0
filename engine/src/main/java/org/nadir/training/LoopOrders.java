package org.nadir.training;

import java.time.Instant;
import org.nadir.base.Progress;

/** The orders that a run gets while it trains: to hold, to go on, to stop. One thread. */
final class LoopOrders {
    private final LoopHost host;
    private final CheckpointKeeper checkpoints;

    LoopOrders(LoopHost host, CheckpointKeeper checkpoints) {
        this.host = host;
        this.checkpoints = checkpoints;
    }

    /** Answers the present order; returns when the loop may go on, false when it shall stop. */
    boolean mayGoOn(LoopPosition at) {
        LoopHost.Request request = host.request();
        if (request == LoopHost.Request.PAUSE) {
            checkpoints.saveLast(at.progress());
            at.watch().hold();
            host.publish(new RunEvent.Paused(Instant.now(), at.epoch(), at.iteration()));
            while (request == LoopHost.Request.PAUSE) {
                host.rest();
                request = host.request();
            }
            at.watch().goOn();
            if (request == LoopHost.Request.RUN) {
                host.publish(new RunEvent.Resumed(Instant.now(), at.epoch(), at.iteration()));
            }
        }
        return request == LoopHost.Request.RUN;
    }

    /** Cancels a validation when the run is asked to stop. */
    Progress stopsValidation() {
        return new Progress() {
            @Override
            public void report(long done, long total, String what) {
                // the status file tells of epochs and steps; a validation is short beside them
            }

            @Override
            public boolean cancelled() {
                return host.request() == LoopHost.Request.STOP;
            }
        };
    }
}
