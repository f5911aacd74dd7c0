/**
 * Sets of runs: a base experiment and the values that differ make a grid of runs, which are queued over some workers at a
 * time. A set is a folder beside its runs, so that it is gone on with after whoever drove it is gone.
 */
@NullMarked
package org.nadir.run.sweep;

import org.jspecify.annotations.NullMarked;
