/**
 * Which parts of a network train when: freezing schedules, the state they ask for, and what a schedule costs by
 * counting operations. Knows no task and no optimiser; the training loop applies what a schedule says.
 */
@NullMarked
package org.nadir.freezing;

import org.jspecify.annotations.NullMarked;
