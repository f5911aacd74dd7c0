package org.nadir.distillation;

/**
 * What the published methods ask of a pair of detectors.
 *
 * @param student channels of the student's pyramid
 * @param teacher channels of the teacher's pyramid, in which maps are compared
 * @param twoStages true for detectors of proposals, for which some methods have weights of their own
 * @param upright true when objects are their upright rectangles
 */
record PairTraits(int student, int teacher, boolean twoStages, boolean upright) {}
