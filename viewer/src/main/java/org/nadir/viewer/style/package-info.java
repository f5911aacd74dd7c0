/**
 * Colours that mean the same everywhere: the colour-blind safe palette and the two themes of charts and timelines.
 * Plain values, usable with and without a toolkit.
 */
@NullMarked
package org.nadir.viewer.style;

import org.jspecify.annotations.NullMarked;
