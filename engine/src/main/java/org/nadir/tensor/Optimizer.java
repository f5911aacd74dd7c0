package org.nadir.tensor;

import java.util.Map;

/**
 * Moves parameters along their gradients. A parameter without a gradient in the recording is not touched in any way: no
 * decay, no momentum, no step count; its state waits as it is until it trains again. Used by the thread of the recording.
 */
public interface Optimizer {
    void step(Recording recording, double learningRate);

    /** Everything that the next step depends on besides the parameters, by name: for a checkpoint. */
    Map<String, HostTensor> state();

    /**
     * Puts back a saved state bit for bit.
     *
     * @throws org.nadir.base.UserProblem when the state belongs to other parameters
     */
    void restore(Map<String, HostTensor> state);
}
