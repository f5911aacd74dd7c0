/**
 * A small detector learns from a large one: what is compared between the two, and by which rule. Every rule of distillation
 * is a {@link org.nadir.distillation.Distiller} that turns the maps of both into loss terms; none knows the training loop.
 */
@NullMarked
package org.nadir.distillation;

import org.jspecify.annotations.NullMarked;
