/**
 * The map: viewport, tile cache, layers and tools. Draws scenes and oriented boxes in full-resolution scene pixels and
 * knows nothing of training.
 */
@NullMarked
package org.nadir.viewer.map;

import org.jspecify.annotations.NullMarked;
