package org.nadir.distillation;

import org.nadir.detection.HeadPlaces;

/** Places that are nothing but their weights. */
record RivalPlaces(int normaliser, float[] weights, boolean softmax) implements HeadPlaces {}
