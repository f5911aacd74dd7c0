package org.nadir.run.digest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.run.compare.RunAccount;
import org.nadir.run.compare.RunTotals;
import org.nadir.training.RunEvent;

/**
 * What a comparison needs of the events of a run that is over. A value.
 *
 * @param totals what the events add up to
 * @param curves all curves that have a point
 */
public record RunDigest(RunTotals totals, Map<RunCurve, CurveColumns> curves) {
    public RunDigest {
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** The digest of the history of a run. */
    static RunDigest of(List<RunEvent> events) {
        RunAccount account = new RunAccount();
        Map<RunCurve, CurveColumns.Growing> growing = new LinkedHashMap<>();
        events.forEach(account::add);
        new RunPoints((curve, at, value) -> growing.computeIfAbsent(curve, c -> new CurveColumns.Growing())
                        .add(at, value))
                .take(events);
        Map<RunCurve, CurveColumns> curves = new LinkedHashMap<>();
        growing.forEach((curve, columns) -> curves.put(curve, columns.whole()));
        return new RunDigest(account.totals(), curves);
    }
}
