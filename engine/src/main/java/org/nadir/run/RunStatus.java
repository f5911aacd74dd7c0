package org.nadir.run;

import java.time.Instant;

/**
 * Where a run stands, as its worker last wrote it.
 *
 * @param pid process of the worker; 0 before there is one
 * @param processStart when that process started, to tell it from a later one with the same number; epoch 0 = unknown
 * @param started when the run started first
 * @param heartbeat when the status was written
 * @param epoch epoch in progress, from 0; once the run is over, the number of epochs that are trained completely
 * @param iteration optimiser steps done
 * @param loss of the last step; NaN before the first
 * @param bestScore highest primary validation metric; NaN before the first
 * @param bestEpoch its epoch; -1 before the first
 * @param elapsedSeconds of work so far, without pauses
 * @param remainingSeconds estimate; NaN while unknown
 * @param dataWaitShare share of the time of this process's steps that went by waiting for data, 0..1; NaN before the first
 * @param message a sentence on a failed or dead run, why a finished one ended before its last epoch, or while a run is active
 *     the other run that it waits for; otherwise empty
 */
public record RunStatus(
        State state,
        long pid,
        Instant processStart,
        Instant started,
        Instant heartbeat,
        int epoch,
        int epochs,
        long iteration,
        int stepsPerEpoch,
        double loss,
        double bestScore,
        int bestEpoch,
        double elapsedSeconds,
        double remainingSeconds,
        double dataWaitShare,
        String message) {
    /** The life of a run. */
    public enum State {
        STARTING,
        RUNNING,
        PAUSED,
        /** All epochs are trained, or the score rose no longer and the message says so. */
        FINISHED,
        /** Asked to stop; can be resumed. */
        STOPPED,
        /** Ended with an error that it told of. */
        FAILED,
        /** The worker is gone without a word; can be resumed from its last checkpoint. Never written, always found out. */
        DIED;

        /** True while a worker process should be there. */
        public boolean active() {
            return this == STARTING || this == RUNNING || this == PAUSED;
        }
    }

    /** True when the run ended by itself before its last epoch; {@link #message} says why. */
    public boolean stoppedEarly() {
        return state == State.FINISHED && !message.isEmpty();
    }

    /** True while another run, which the message names, is trained first. */
    public boolean waitsForAnother() {
        return state.active() && !message.isEmpty();
    }

    /** True for a detector that another program trained: there is a checkpoint and no epoch of training. */
    public boolean imported() {
        return state == State.FINISHED && epochs == 0;
    }

    RunStatus with(State newState, String newMessage) {
        return new RunStatus(
                newState,
                pid,
                processStart,
                started,
                heartbeat,
                epoch,
                epochs,
                iteration,
                stepsPerEpoch,
                loss,
                bestScore,
                bestEpoch,
                elapsedSeconds,
                remainingSeconds,
                dataWaitShare,
                newMessage);
    }
}
