/**
 * The picture of a teacher and a student whose feature pyramids meet: two columns of maps and the terms that connect them.
 */
@NullMarked
package org.nadir.viewer.pair;

import org.jspecify.annotations.NullMarked;
