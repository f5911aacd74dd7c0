package org.nadir.viewer.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns epochs into what the x axis counts, from what the longest curve has seen: between its points by interpolation,
 * beyond its end by its mean pace. Immutable.
 */
final class EpochScale {
    private final CurvePoints epochs;
    private final CurvePoints axis;
    private final int size;

    private EpochScale(CurvePoints epochs, CurvePoints axis) {
        this.epochs = epochs;
        this.axis = axis;
        this.size = Math.min(epochs.size(), axis.size());
    }

    /** The scale of some curves; empty when the axis counts something else and no curve has passed an epoch yet. */
    static Optional<EpochScale> of(List<CurveSeries> series, XAxis axis) {
        Optional<CurveSeries> longest = series.stream().max(Comparator.comparingInt(CurveSeries::size));
        EpochScale scale = longest.map(s -> new EpochScale(s.points(XAxis.EPOCH), s.points(axis)))
                .orElse(new EpochScale(EMPTY, EMPTY));
        return axis == XAxis.EPOCH || scale.pace() > 0 ? Optional.of(scale) : Optional.empty();
    }

    private static final CurvePoints EMPTY = new CurvePoints(i -> 0, new float[0], 0);

    /** Where an epoch starts on the axis. */
    double x(double epoch) {
        if (epochs.xs() == axis.xs() || pace() <= 0) {
            return epoch;
        }
        int after = Math.min(size, epochs.firstAtOrAfter(epoch));
        if (after == 0) {
            return axis.x(0) - (epochs.x(0) - epoch) * pace();
        }
        if (after == size) {
            return axis.x(size - 1) + (epoch - epochs.x(size - 1)) * pace();
        }
        double span = epochs.x(after) - epochs.x(after - 1);
        double part = span <= 0 ? 1 : (epoch - epochs.x(after - 1)) / span;
        return axis.x(after - 1) + part * (axis.x(after) - axis.x(after - 1));
    }

    private double pace() {
        return size == 0 || epochs.x(size - 1) <= 0 ? 0 : axis.x(size - 1) / epochs.x(size - 1);
    }
}
