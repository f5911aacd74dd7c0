package org.nadir.run.digest;

/**
 * Where a point of a curve lies on every x axis there is.
 *
 * @param step optimiser steps since the start
 * @param epoch epochs since the start, fractional: 2.5 is the middle of the third
 * @param seconds since the start, without pauses
 * @param deviceSeconds in optimiser steps since the start
 */
public record RunPlace(double step, double epoch, double seconds, double deviceSeconds) {}
