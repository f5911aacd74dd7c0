/**
 * Thumbnails in a virtualised grid, loaded off the FX thread, with oriented boxes drawn over them.
 */
@NullMarked
package org.nadir.viewer.gallery;

import org.jspecify.annotations.NullMarked;
