package org.nadir.training;

import java.util.Map;
import org.nadir.tensor.HostTensor;

/**
 * Everything that a run needs to go on as if it had not been interrupted.
 *
 * @param model parameters and buffers by name
 * @param optimiser state of the optimiser by name
 * @param streams positions of the random streams
 * @param progress where the loop stands
 */
public record Checkpoint(
        Map<String, HostTensor> model,
        Map<String, HostTensor> optimiser,
        Map<String, Long> streams,
        LoopProgress progress) {}
