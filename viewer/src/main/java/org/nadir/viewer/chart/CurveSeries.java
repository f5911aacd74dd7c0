package org.nadir.viewer.chart;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nadir.base.LineLook;

/**
 * One growing curve. Points are kept in primitive arrays and are never changed once appended, so that appending costs
 * O(1) on average and readers need no lock. One thread at a time appends; any thread may read through
 * {@link #points(XAxis)}. Steps, epochs and seconds must not fall from point to point.
 */
public final class CurveSeries {
    private final String name;
    private final LineLook look;
    private final Runnable onChange;
    private final AtomicBoolean visible = new AtomicBoolean(true);
    private volatile Columns columns = Columns.empty();

    /**
     * Where a point lies on every x axis there is.
     *
     * @param step iteration since the start
     * @param epoch epochs since the start, fractional: 2.5 is the middle of the third
     * @param seconds seconds since the start
     * @param deviceSeconds seconds in optimiser steps since the start
     */
    public record Place(double step, double epoch, double seconds, double deviceSeconds) {}

    private record Columns(
            double[] steps,
            float[] epochs,
            float[] seconds,
            float[] deviceSeconds,
            float[] values,
            float[] spreads,
            int size) {
        static Columns empty() {
            return new Columns(
                    new double[64], new float[64], new float[64], new float[64], new float[64], new float[0], 0);
        }

        Columns grown() {
            int length = steps.length * 2;
            return new Columns(
                    Arrays.copyOf(steps, length),
                    Arrays.copyOf(epochs, length),
                    Arrays.copyOf(seconds, length),
                    Arrays.copyOf(deviceSeconds, length),
                    Arrays.copyOf(values, length),
                    spreads.length == 0 ? spreads : Arrays.copyOf(spreads, length),
                    size);
        }

        /** With room for spreads, which most curves have none of. */
        Columns banded() {
            return spreads.length > 0
                    ? this
                    : new Columns(steps, epochs, seconds, deviceSeconds, values, new float[steps.length], size);
        }

        Columns longer() {
            return new Columns(steps, epochs, seconds, deviceSeconds, values, spreads, size + 1);
        }
    }

    CurveSeries(String name, LineLook look, Runnable onChange) {
        this.name = name;
        this.look = look;
        this.onChange = onChange;
    }

    public String name() {
        return name;
    }

    /** Colour of the curve as an ARGB integer. */
    public int argb() {
        return look.argb();
    }

    /** Colour and dashes of the curve. */
    public LineLook look() {
        return look;
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
        append(new Place(step, epoch, seconds, seconds), value);
    }

    /** Appends a point that knows the time of its steps too. */
    public void append(Place at, double value) {
        columns = placed(at, value).longer();
        onChange.run();
    }

    /** Appends the mean of several measurements with what lies on both sides of it, drawn as a band. */
    public void append(Place at, double mean, double spread) {
        Columns roomy = placed(at, mean).banded();
        roomy.spreads()[roomy.size()] = (float) spread;
        columns = roomy.longer();
        onChange.run();
    }

    private Columns placed(Place at, double value) {
        Columns roomy = columns.size() < columns.steps().length ? columns : columns.grown();
        int size = roomy.size();
        roomy.steps()[size] = at.step();
        roomy.epochs()[size] = (float) at.epoch();
        roomy.seconds()[size] = (float) at.seconds();
        roomy.deviceSeconds()[size] = (float) at.deviceSeconds();
        roomy.values()[size] = (float) value;
        return roomy;
    }

    /**
     * Many points at once, in columns of one length, as {@link #append(Place, double)} takes them one by one.
     *
     * @param values what is measured
     */
    public record Points(double[] steps, float[] epochs, float[] seconds, float[] deviceSeconds, float[] values) {}

    /** Takes these points in the place of its own; the arrays may be shared by other series and must not change any more. */
    public void take(Points points) {
        int size = points.values().length;
        // full columns are copied before anything is appended to them
        columns = size == 0
                ? Columns.empty()
                : new Columns(
                        points.steps(),
                        points.epochs(),
                        points.seconds(),
                        points.deviceSeconds(),
                        points.values(),
                        new float[0],
                        size);
        onChange.run();
    }

    /** Takes all points away. */
    public void clear() {
        columns = Columns.empty();
        onChange.run();
    }

    /** What lies on both sides of the values, one per point; empty for a curve without a band. */
    Optional<float[]> spreads() {
        Columns now = columns;
        return now.spreads().length == 0 ? Optional.empty() : Optional.of(now.spreads());
    }

    /** The points appended so far, as a view that does not change any more. */
    CurvePoints points(XAxis axis) {
        Columns now = columns;
        return switch (axis) {
            case STEP -> new CurvePoints(i -> now.steps()[i], now.values(), now.size());
            case EPOCH -> new CurvePoints(i -> now.epochs()[i], now.values(), now.size());
            case TIME -> new CurvePoints(i -> now.seconds()[i], now.values(), now.size());
            case DEVICE -> new CurvePoints(i -> now.deviceSeconds()[i], now.values(), now.size());
        };
    }
}
