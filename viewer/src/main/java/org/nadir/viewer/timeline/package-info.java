/**
 * The freezing timeline: which part of a network trains or stands still in which epoch, as a model and as a control in
 * three sizes.
 */
@NullMarked
package org.nadir.viewer.timeline;

import org.jspecify.annotations.NullMarked;
