package org.nadir.app.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.nadir.base.LineLook;
import org.nadir.run.compare.RunGroup;
import org.nadir.viewer.chart.CurveMeans;
import org.nadir.viewer.chart.CurveModel;
import org.nadir.viewer.chart.CurveSeries;

/**
 * The curves of all runs of a comparison: one model per quantity with one series per run, and one per loss term. Series are
 * filled on background threads, each run by one.
 */
final class ComparedCurves {
    /** The sum of all loss terms. */
    static final String TOTAL = "total";

    private final Map<Quantity, CurveModel> models = new EnumMap<>(Quantity.class);
    private final Map<String, CurveModel> terms = new ConcurrentSkipListMap<>();

    ComparedCurves() {
        for (Quantity quantity : Quantity.values()) {
            models.put(quantity, new CurveModel());
        }
    }

    CurveModel model(Quantity quantity) {
        return models.computeIfAbsent(quantity, q -> new CurveModel());
    }

    /** The loss term of this name; {@link #TOTAL} is their sum. */
    CurveModel loss(String term) {
        return term.equals(TOTAL) ? model(Quantity.LOSS) : terms.computeIfAbsent(term, t -> new CurveModel());
    }

    /** Names of the loss terms beside the sum. */
    List<String> terms() {
        return List.copyOf(terms.keySet());
    }

    /** Makes room for a run whose points come later. */
    void expect(String run, LineLook look) {
        models.values().forEach(model -> model.series(run, look));
    }

    /** No chart repaints until {@link #release}. */
    void hold() {
        models.values().forEach(CurveModel::hold);
    }

    void release() {
        models.values().forEach(CurveModel::release);
    }

    /** Shows or hides what belongs to a run. */
    void visible(String run, boolean shown) {
        all().forEach(model ->
                model.find(run).filter(series -> series.visible() != shown).ifPresent(series -> series.visible(shown)));
    }

    /** Takes the curves of a run away. */
    void remove(String run) {
        all().forEach(model -> model.remove(run));
    }

    private List<CurveModel> all() {
        return java.util.stream.Stream.concat(models.values().stream(), terms.values().stream())
                .toList();
    }

    /**
     * The means of groups of runs that differ in their seed only, as curves of their own; called off the FX thread.
     *
     * @param labels label of each run by its folder
     */
    static CurveModel means(CurveModel runs, List<RunGroup> groups, Map<java.nio.file.Path, String> labels) {
        CurveModel means = new CurveModel();
        for (RunGroup group : groups) {
            List<CurveSeries> members = group.runs().stream()
                    .map(run -> Optional.ofNullable(labels.get(run.folder())).flatMap(runs::find))
                    .flatMap(Optional::stream)
                    .filter(series -> series.visible() && series.size() > 0)
                    .toList();
            if (!members.isEmpty()) {
                CurveMeans.append(means.series(group.title(), members.get(0).look()), members);
            }
        }
        return means;
    }
}
