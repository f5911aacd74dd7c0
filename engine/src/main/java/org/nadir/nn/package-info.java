/**
 * Backbones, the feature pyramid and the loading of their weights by name. Networks are plain classes that hold
 * parameters and compute a forward pass; what trains and what records is decided outside.
 */
@NullMarked
package org.nadir.nn;

import org.jspecify.annotations.NullMarked;
