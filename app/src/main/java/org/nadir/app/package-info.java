/**
 * Entry point of the distribution: opens the workbench or hands the words to the command line. Loads no toolkit before
 * it knows that a window is wanted.
 */
@NullMarked
package org.nadir.app;

import org.jspecify.annotations.NullMarked;
