/**
 * Runs beside each other as values: what each came to and cost, what sets them apart, what several seeds say together, and
 * the report of it. Reads run folders and changes none; draws nothing on a screen.
 */
@NullMarked
package org.nadir.run.compare;

import org.jspecify.annotations.NullMarked;
