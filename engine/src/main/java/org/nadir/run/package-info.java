/**
 * A run is a folder and a process: launching a worker, following it, steering it and opening what it learned. The
 * folder is the only contract between the worker and whoever watches.
 */
@NullMarked
package org.nadir.run;

import org.jspecify.annotations.NullMarked;
