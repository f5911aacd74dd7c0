package org.nadir.run.digest;

import java.util.Arrays;

/**
 * The points of one curve in columns of one length. Whoever gets it must not change the arrays; curves of one run may share
 * those of their places.
 *
 * @param steps optimiser steps since the start
 * @param epochs epochs since the start, fractional
 * @param seconds since the start, without pauses
 * @param deviceSeconds in optimiser steps since the start
 * @param values what is measured; NaN leaves a gap
 */
public record CurveColumns(double[] steps, float[] epochs, float[] seconds, float[] deviceSeconds, float[] values) {

    /** True when the points of another curve lie at the same places. */
    boolean besides(CurveColumns other) {
        return Arrays.equals(steps, other.steps)
                && Arrays.equals(epochs, other.epochs)
                && Arrays.equals(seconds, other.seconds)
                && Arrays.equals(deviceSeconds, other.deviceSeconds);
    }

    /** Columns that grow. One thread. */
    static final class Growing {
        private double[] steps = new double[256];
        private float[] epochs = new float[256];
        private float[] seconds = new float[256];
        private float[] deviceSeconds = new float[256];
        private float[] values = new float[256];
        private int size;

        void add(RunPlace at, double value) {
            if (size == steps.length) {
                to(2 * size);
            }
            steps[size] = at.step();
            epochs[size] = (float) at.epoch();
            seconds[size] = (float) at.seconds();
            deviceSeconds[size] = (float) at.deviceSeconds();
            values[size++] = (float) value;
        }

        private void to(int length) {
            steps = Arrays.copyOf(steps, length);
            epochs = Arrays.copyOf(epochs, length);
            seconds = Arrays.copyOf(seconds, length);
            deviceSeconds = Arrays.copyOf(deviceSeconds, length);
            values = Arrays.copyOf(values, length);
        }

        /** The points so far; ends the growth. */
        CurveColumns whole() {
            to(size);
            return new CurveColumns(steps, epochs, seconds, deviceSeconds, values);
        }
    }
}
