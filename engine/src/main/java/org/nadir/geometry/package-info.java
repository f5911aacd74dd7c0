/**
 * Oriented boxes and polygons: intersection over union, suppression, minimum-area boxes. Depends on nothing but JTS;
 * angles are radians in le90 (width at least height, angle in [-pi/2, pi/2), clockwise on screen since y points down).
 */
@NullMarked
package org.nadir.geometry;

import org.jspecify.annotations.NullMarked;
