/**
 * A comparison of runs as files that outlive the program: one page of HTML with pictures in it, and tables of numbers.
 */
@NullMarked
package org.nadir.run.report;

import org.jspecify.annotations.NullMarked;
