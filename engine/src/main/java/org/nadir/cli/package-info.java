/**
 * The command line: picocli commands over the rooms below, the worker's entry point, and the benchmarks. The only place
 * of the engine that writes to the standard streams.
 */
@NullMarked
package org.nadir.cli;

import org.jspecify.annotations.NullMarked;
