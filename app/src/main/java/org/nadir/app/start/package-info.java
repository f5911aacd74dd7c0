/**
 * The words of the command line that need the workbench: opening it, the demonstration, pictures of its screens. Loads
 * no toolkit before it knows that a window is wanted.
 */
@NullMarked
package org.nadir.app.start;

import org.jspecify.annotations.NullMarked;
