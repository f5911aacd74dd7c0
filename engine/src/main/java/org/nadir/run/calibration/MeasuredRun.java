package org.nadir.run.calibration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.freezing.FreezeState;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunSummary;

/**
 * What the epochs of a run took, by the parts that trained in them.
 *
 * @param epochs finished ones
 * @param stepSeconds of all their steps, without waiting for data and validation
 * @param peakMib highest memory of the process
 * @param states mean of a step and highest memory for each state that was applied
 */
public record MeasuredRun(int epochs, double stepSeconds, double peakMib, Map<FreezeState, Calibration.Point> states) {
    /**
     * Reads the events of a run folder.
     *
     * @throws org.nadir.base.UserProblem when there is no run in it
     */
    public static MeasuredRun read(Path folder) {
        return of(RunSummary.read(folder).epochs().stream()
                .filter(epoch ->
                        !Double.isNaN(epoch.meanLoss()) && epoch.applied().isPresent())
                .toList());
    }

    static MeasuredRun of(List<EpochFacts> ended) {
        Map<FreezeState, Calibration.Point> sums = new LinkedHashMap<>();
        Map<FreezeState, Integer> counts = new LinkedHashMap<>();
        double peak = 0;
        for (EpochFacts epoch : ended) {
            FreezeState state = epoch.applied().orElseThrow();
            double mib = epoch.peakBytes() / 1048576.0;
            peak = Math.max(peak, mib);
            counts.merge(state, 1, Integer::sum);
            sums.merge(
                    state,
                    new Calibration.Point(epoch.stepMilliseconds(), mib),
                    (a, b) -> new Calibration.Point(
                            a.milliseconds() + b.milliseconds(), Math.max(a.peakMib(), b.peakMib())));
        }
        sums.replaceAll((state, sum) ->
                new Calibration.Point(sum.milliseconds() / counts.getOrDefault(state, 1), sum.peakMib()));
        double seconds = ended.isEmpty() ? 0 : ended.get(ended.size() - 1).deviceSeconds();
        return new MeasuredRun(ended.size(), seconds, peak, sums);
    }
}
