/**
 * The workspace Experiments: the form and the YAML of an experiment, both ways, and its start. The form is made from the same
 * field list that validates the YAML.
 */
@NullMarked
package org.nadir.app.experiments;

import org.jspecify.annotations.NullMarked;
