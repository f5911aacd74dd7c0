/**
 * Curves of a training: growing series in primitive arrays, a chart that stays flat at 100,000 points, and the same
 * chart as a picture without a toolkit.
 */
@NullMarked
package org.nadir.viewer.chart;

import org.jspecify.annotations.NullMarked;
