/**
 * How good detections are: average precision of oriented boxes in the style of VOC and at COCO's thresholds. Works on
 * plain boxes, whatever made them.
 */
@NullMarked
package org.nadir.evaluation;

import org.jspecify.annotations.NullMarked;
