package org.nadir.data;

/**
 * How a sample of an epoch is made of the images of a split. Stateless and safe from any thread; what it makes is a pure
 * function of the draw, so that batches do not depend on the threads.
 */
@FunctionalInterface
public interface SampleRecipe {
    /** @throws org.nadir.base.UserProblem when an image cannot be decoded */
    TrainingSample make(SampleDraw draw);
}
