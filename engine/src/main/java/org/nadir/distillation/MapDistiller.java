package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.Scoped;

/**
 * Compares the chosen levels of two pyramids by a published rule, which has parameters of its own on each level, and adds the
 * levels up. Where the widths differ, or where the rule always has one, a 1 x 1 convolution brings the student's map to the
 * teacher's width. Its parameters are the student's, below {@code distillation}.
 */
final class MapDistiller implements Distiller {
    /** Detectors of proposals have a pyramid that starts at P2; those of the others start at P3. */
    private static final int FINEST_OF_TWO_STAGES = 4;

    private static final String ADAPTER = "adapter";

    private final MapRule rule;
    private final List<Level> levels = new ArrayList<>();
    private final double weight;

    private record Level(int index, Optional<MapConvolution> adapter, MapRival rival) {
        NDList terms(PairBatch batch) {
            NDArray own = batch.student().get(index);
            NDArray adapted =
                    adapter.map(convolution -> convolution.forward(own)).orElse(own);
            return rival.terms(new LevelMaps(adapted, batch.teacher().get(index), batch));
        }
    }

    MapDistiller(MapRule rule, DistillationSettings settings, Pair pair) {
        this.rule = rule;
        this.weight = settings.rival().weight();
        ParameterScope root = Distillers.place(pair);
        PairTraits traits = traits(pair);
        boolean adapts = rule.adapts() || traits.student() != traits.teacher();
        for (int index : settings.levels()) {
            ParameterScope scope = root.child(index);
            Optional<MapConvolution> adapter = adapts
                    ? Optional.of(MapConvolution.adapter(scope.child(ADAPTER), traits.student(), traits.teacher()))
                    : Optional.empty();
            levels.add(new Level(index, adapter, rule.level().in(scope, traits, settings.rival())));
        }
    }

    /** The adapter that a student was given for a level before. */
    static Optional<MapConvolution> adapter(Pair pair, int level) {
        return MapConvolution.find(
                pair.student().parameters(), Distillers.place(pair).child(level).child(ADAPTER));
    }

    @Override
    public Map<String, NDArray> terms(PairBatch batch) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        if (weight == 0) {
            return terms;
        }
        NDList sums = Scoped.keepAll(() -> sums(batch));
        for (int i = 0; i < sums.size(); i++) {
            terms.put(rule.terms().get(i), sums.get(i));
        }
        return terms;
    }

    private NDList sums(PairBatch batch) {
        NDArray[] sums = new NDArray[rule.terms().size()];
        for (Level level : levels) {
            NDList terms = Scoped.keepAll(() -> level.terms(batch));
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i] == null ? terms.get(i) : sums[i].add(terms.get(i));
            }
        }
        NDList weighted = new NDList(sums.length);
        for (NDArray sum : sums) {
            weighted.add(Ops.times(sum, weight));
        }
        return weighted;
    }

    private static PairTraits traits(Pair pair) {
        return new PairTraits(
                pair.student().neckChannels(),
                pair.teacher().neckChannels(),
                pair.student().strides().get(0) == FINEST_OF_TWO_STAGES,
                pair.student().upright());
    }
}
