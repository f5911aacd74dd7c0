package org.nadir.viewer.chart;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One growing curve. Points are kept in primitive arrays and are never changed once appended, so that appending costs
 * O(1) on average and readers need no lock. One thread at a time appends; any thread may read through
 * {@link #points(XAxis)}. Steps, epochs and seconds must not fall from point to point.
 */
public final class CurveSeries {
    private final String name;
    private final int argb;
    private final Runnable onChange;
    private final AtomicBoolean visible = new AtomicBoolean(true);
    private volatile Columns columns = new Columns(new double[64], new float[64], new float[64], new float[64], 0);

    private record Columns(double[] steps, float[] epochs, float[] seconds, float[] values, int size) {}

    CurveSeries(String name, int argb, Runnable onChange) {
        this.name = name;
        this.argb = argb;
        this.onChange = onChange;
    }

    public String name() {
        return name;
    }

    /** Colour of the curve as an ARGB integer. */
    public int argb() {
        return argb;
    }

    public boolean visible() {
        return visible.get();
    }

    /** Shows or hides the curve; its points stay. */
    public void visible(boolean shown) {
        visible.set(shown);
        onChange.run();
    }

    public int size() {
        return columns.size();
    }

    /**
     * Appends a point. A value that is not finite leaves a gap.
     *
     * @param step iteration since the start
     * @param epoch epochs since the start, fractional: 2.5 is the middle of the third
     * @param seconds seconds since the start
     * @param value what is measured
     */
    public void append(double step, double epoch, double seconds, double value) {
        Columns now = columns;
        int size = now.size();
        Columns roomy = size < now.steps().length ? now : grown(now);
        roomy.steps()[size] = step;
        roomy.epochs()[size] = (float) epoch;
        roomy.seconds()[size] = (float) seconds;
        roomy.values()[size] = (float) value;
        columns = new Columns(roomy.steps(), roomy.epochs(), roomy.seconds(), roomy.values(), size + 1);
        onChange.run();
    }

    /** The points appended so far, as a view that does not change any more. */
    CurvePoints points(XAxis axis) {
        Columns now = columns;
        return switch (axis) {
            case STEP -> new CurvePoints(i -> now.steps()[i], now.values(), now.size());
            case EPOCH -> new CurvePoints(i -> now.epochs()[i], now.values(), now.size());
            case TIME -> new CurvePoints(i -> now.seconds()[i], now.values(), now.size());
        };
    }

    private static Columns grown(Columns full) {
        int length = full.steps().length * 2;
        return new Columns(
                Arrays.copyOf(full.steps(), length),
                Arrays.copyOf(full.epochs(), length),
                Arrays.copyOf(full.seconds(), length),
                Arrays.copyOf(full.values(), length),
                full.size());
    }
}
