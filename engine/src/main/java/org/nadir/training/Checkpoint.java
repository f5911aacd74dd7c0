package org.nadir.training;

import java.util.Map;
import org.nadir.tensor.HostTensor;

/**
 * Everything that a run needs to go on as if it had not been interrupted.
 *
 * @param model parameters and buffers by name
 * @param average moving average of the same tensors by the same names; empty when the run keeps none
 * @param optimiser state of the optimiser by name
 * @param streams positions of the random streams
 * @param progress where the loop stands
 */
public record Checkpoint(
        Map<String, HostTensor> model,
        Map<String, HostTensor> average,
        Map<String, HostTensor> optimiser,
        Map<String, Long> streams,
        LoopProgress progress) {
    /** The weights to use and to judge: the average where there is one. */
    public Map<String, HostTensor> weights() {
        return average.isEmpty() ? model : average;
    }

    /** A checkpoint for use: the weights alone, from which no run goes on. */
    public Checkpoint forUse() {
        return new Checkpoint(weights(), Map.of(), Map.of(), streams, progress);
    }
}
