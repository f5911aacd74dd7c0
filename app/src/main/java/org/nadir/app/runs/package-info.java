/**
 * The workspace Runs: every run of the runs folder with its live curves, control and files. Knows a run only through its
 * folder, so that runs of an earlier session are found again.
 */
@NullMarked
package org.nadir.app.runs;

import org.jspecify.annotations.NullMarked;
