/**
 * Compare: chosen runs beside each other: what differs, curves with schedules below, accuracy against cost, results with
 * intervals, and what each finds on the same image. Reads runs and changes none.
 */
@NullMarked
package org.nadir.app.compare;

import org.jspecify.annotations.NullMarked;
