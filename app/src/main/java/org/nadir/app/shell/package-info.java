/**
 * The window: rail, toolbar, inspector, run strip, status line, command palette, settings, help and engine set-up. The
 * only package of the app that knows every workspace.
 */
@NullMarked
package org.nadir.app.shell;

import org.jspecify.annotations.NullMarked;
