/**
 * Draws believable top-down scenes of airports, harbours, towns and fields whose oriented labels are exact, because
 * every object is placed before it is drawn. Writes the sample project from them, the same bytes for the same seed.
 */
@NullMarked
package org.nadir.data.synthetic;

import org.jspecify.annotations.NullMarked;
