package org.nadir.viewer.chart;

import java.util.List;
import java.util.Optional;
import org.nadir.viewer.timeline.TimelineSnapshot;

/**
 * Everything that one painting of a chart depends on.
 *
 * @param series the curves; those not visible appear in the legend only
 * @param settings how they are shown
 * @param band timeline under the x axis
 * @param range part of the x axis to show; empty for all
 */
record CurveRequest(
        List<CurveSeries> series, CurveSettings settings, Optional<TimelineSnapshot> band, Optional<XRange> range) {

    List<CurveSeries> shown() {
        return series.stream().filter(s -> s.visible() && s.size() > 0).toList();
    }

    /** The curves that the legend names. */
    List<CurveSeries> named() {
        return settings.legend() ? series : List.of();
    }

    /** The x range to paint: what was asked for, else all points and all epochs of the band. */
    XRange xRange() {
        return range.orElseGet(() -> {
            double from = 0;
            double to = 0;
            for (CurveSeries s : shown()) {
                CurvePoints points = s.points(settings.xAxis());
                from = Math.min(from, points.x(0));
                to = Math.max(to, points.x(points.size() - 1));
            }
            Optional<EpochScale> scale = EpochScale.of(series, settings.xAxis());
            if (band.isPresent() && scale.isPresent()) {
                to = Math.max(to, scale.get().x(band.get().epochs()));
            }
            return new XRange(from, to > from ? to : from + 1);
        });
    }
}
