/**
 * Detectors of oriented boxes behind one interface: anchors, coders, assigners, losses, decoding, and what makes boxes of
 * whole scenes and files out of them. Boxes are le90 in pixels; whatever is decided box by box is computed in Java arrays,
 * whatever touches every cell of a feature map in tensors.
 */
@NullMarked
package org.nadir.detection;

import org.jspecify.annotations.NullMarked;
