/**
 * The desk every workspace stands on: commands, background work, notices, settings, the status line and the few parts
 * screens are put together from. Knows no workspace; the shell and the workspaces import it, never the other way round.
 */
@NullMarked
package org.nadir.app.desk;

import org.jspecify.annotations.NullMarked;
