package org.nadir.evaluation;

/** A point of the curve: what detections down to {@code score} reach. */
public record PrecisionRecall(double recall, double precision, double score) {}
