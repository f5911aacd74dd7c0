/**
 * What a comparison needs of a run that is over, in columns and totals instead of events. A copy is kept in the user's cache,
 * so that many finished runs are opened without reading all their events again.
 */
@NullMarked
package org.nadir.run.digest;

import org.jspecify.annotations.NullMarked;
