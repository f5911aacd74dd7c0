/**
 * The workspace Scenes: a GeoTIFF on the map with its layers, and detections with class filter, score and export. Detectors
 * run in a process of their own.
 */
@NullMarked
package org.nadir.app.scenes;

import org.jspecify.annotations.NullMarked;
