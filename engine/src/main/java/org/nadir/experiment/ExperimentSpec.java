package org.nadir.experiment;

/**
 * Everything that decides what a run computes. Immutable; made by {@link ExperimentYaml} or from the values of a form by
 * {@link Fields#toSpec}, both of which refuse values outside the ranges of {@link Fields}.
 */
public record ExperimentSpec(
        String name,
        DataSpec data,
        ModelSpec model,
        FreezingSpec freezing,
        DistillationSpec distillation,
        OptimisationSpec optimisation,
        RunSpec run) {}
