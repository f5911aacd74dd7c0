/**
 * What training costs on this machine, measured: a few steps with everything trained and with ever more of the network
 * frozen, kept in a cache, and from them the seconds and the memory of a whole freezing schedule.
 */
@NullMarked
package org.nadir.run.calibration;

import org.jspecify.annotations.NullMarked;
