/**
 * Runs of other programs as runs of ours, and ours for other programs: TensorBoard's event files, the JSON logs of MMEngine
 * and of MMCV before it, tables. Reads what is whole of a file and says what is missing.
 */
@NullMarked
package org.nadir.run.exchange;

import org.jspecify.annotations.NullMarked;
