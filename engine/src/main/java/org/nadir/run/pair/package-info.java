/**
 * Looking at a student and its teacher after or during a training: what a distillation compares on one image. Reads run
 * folders and changes none.
 */
@NullMarked
package org.nadir.run.pair;

import org.jspecify.annotations.NullMarked;
