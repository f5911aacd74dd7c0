/**
 * Scenes: raster images of any size, read by windows and overviews, placed on the earth and turned into pictures for the
 * map. The only user of GeoTools and ImageIO for scenes; coordinates are full-resolution pixels, bands count from 0.
 */
@NullMarked
package org.nadir.scene;

import org.jspecify.annotations.NullMarked;
