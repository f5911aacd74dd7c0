/**
 * The one training loop: epochs, steps, freezing, learning-rate schedules, checkpoints, exact resume and the events that
 * tell of them. What is learned is behind {@link org.nadir.training.Task}; where a run lives on disk is not known here.
 */
@NullMarked
package org.nadir.training;

import org.jspecify.annotations.NullMarked;
