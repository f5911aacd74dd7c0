/**
 * Images with oriented labels: reading the formats, splits, tiles, augmentation and batches for training. Plain arrays
 * and boxes, no tensors, so that every engine and every screen can use them.
 */
@NullMarked
package org.nadir.data;

import org.jspecify.annotations.NullMarked;
