package org.nadir.distillation;

import java.util.Optional;
import org.nadir.detection.PyramidDetector;

/**
 * Who learns from whom. All detectors live on one device; only the student trains, and what a method learns beside it is
 * kept among the student's parameters.
 *
 * @param amplifier a detector whose head was trained on high frequencies of this teacher's maps; asked for by the methods of
 *     which {@link Distillers#needsAmplifier} says so
 */
public record Pair(PyramidDetector student, PyramidDetector teacher, Optional<PyramidDetector> amplifier) {}
