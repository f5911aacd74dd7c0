/**
 * The specification of an experiment: validated records, their YAML form, and the one typed list of fields that checks
 * a file, an override on the command line and a form alike. Nothing here trains.
 */
@NullMarked
package org.nadir.experiment;

import org.jspecify.annotations.NullMarked;
