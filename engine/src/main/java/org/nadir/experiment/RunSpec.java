package org.nadir.experiment;

/**
 * Where a run computes and what it keeps.
 *
 * @param seed of every random stream
 * @param device {@code auto}, {@code cpu} or {@code gpu:n}
 * @param validateEvery epochs between two validations; the last epoch is always validated
 * @param patience validations without improvement after which the run ends; 0 = it never ends early
 * @param minImprovement what the validation score must rise by to count as improved, in units of the score
 * @param checkpointEvery epochs between two checkpoints that are kept beside best and last; 0 = none
 * @param keepLast how many of those are kept, the newest ones
 * @param scoreThreshold detections below this score are dropped in validation
 * @param heapMib largest Java heap of the worker in MiB (tensors live outside of it); 0 = the runtime decides
 */
public record RunSpec(
        long seed,
        String device,
        int validateEvery,
        int patience,
        double minImprovement,
        int checkpointEvery,
        int keepLast,
        double scoreThreshold,
        int heapMib) {}
