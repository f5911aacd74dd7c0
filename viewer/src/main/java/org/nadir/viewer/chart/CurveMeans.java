package org.nadir.viewer.chart;

import java.util.List;

/** Several curves of one quantity as one: their mean with a sample standard deviation on both sides. Any one thread. */
public final class CurveMeans {
    private CurveMeans() {}

    /**
     * Appends to {@code target} a point for each step of the longest member: the mean over the members that have this step,
     * placed at the mean of their places. Of one member alone its values, without a band.
     */
    public static void append(CurveSeries target, List<CurveSeries> members) {
        List<Walk> walks = members.stream().map(Walk::new).toList();
        Walk longest = walks.stream()
                .reduce((a, b) -> b.steps.size() > a.steps.size() ? b : a)
                .orElseThrow();
        for (int i = 0; i < longest.steps.size(); i++) {
            double step = longest.steps.x(i);
            if (members.size() == 1) {
                target.append(longest.place(i), longest.steps.y(i));
            } else {
                append(target, walks, step);
            }
        }
    }

    private static void append(CurveSeries target, List<Walk> walks, double step) {
        double sum = 0;
        double squares = 0;
        double epoch = 0;
        double seconds = 0;
        double device = 0;
        int count = 0;
        for (Walk walk : walks) {
            int index = walk.at(step);
            double value = index < 0 ? Double.NaN : walk.steps.y(index);
            if (Double.isFinite(value)) {
                CurveSeries.Place place = walk.place(index);
                count++;
                sum += value;
                squares += value * value;
                epoch += place.epoch();
                seconds += place.seconds();
                device += place.deviceSeconds();
            }
        }
        if (count > 0) {
            double mean = sum / count;
            double variance = count < 2 ? 0 : Math.max(0, (squares - count * mean * mean) / (count - 1));
            target.append(
                    new CurveSeries.Place(step, epoch / count, seconds / count, device / count),
                    mean,
                    Math.sqrt(variance));
        }
    }

    /** One member, walked along by rising steps. */
    private static final class Walk {
        private final CurvePoints steps;
        private final CurvePoints epochs;
        private final CurvePoints seconds;
        private final CurvePoints device;
        private int next;

        Walk(CurveSeries series) {
            steps = series.points(XAxis.STEP);
            epochs = series.points(XAxis.EPOCH);
            seconds = series.points(XAxis.TIME);
            device = series.points(XAxis.DEVICE);
        }

        /** The point at exactly this step; -1 when there is none. */
        int at(double step) {
            while (next < steps.size() && steps.x(next) < step) {
                next++;
            }
            return next < steps.size() && steps.x(next) == step ? next : -1;
        }

        CurveSeries.Place place(int index) {
            int last = Math.min(index, Math.min(seconds.size(), device.size()) - 1);
            return new CurveSeries.Place(steps.x(index), epochs.x(last), seconds.x(last), device.x(last));
        }
    }
}
