package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.detection.HeadOutput;
import org.nadir.detection.HeadPlaces;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * CrossKD (Wang et al. 2024, arXiv 2306.11369): the student's maps pass the student's head up to its third convolution and the
 * teacher's head from there on; what comes out imitates what the teacher says of its own maps. Both terms have weight 1: the
 * classes by a quality focal loss with the teacher's scores as truth, the boxes by their overlap, as {@link
 * org.nadir.detection.PyramidDetector#imitation} has them for each kind of detector. Heads read
 * all levels, whichever were chosen.
 */
final class CrossKd implements Distiller {
    private final Pair pair;
    private final double weight;

    CrossKd(DistillationSettings settings, Pair pair) {
        this.pair = pair;
        this.weight = settings.rival().weight();
    }

    @Override
    public Map<String, NDArray> terms(PairBatch batch) {
        Map<String, NDArray> terms = new LinkedHashMap<>();
        if (weight > 0) {
            NDList both = Scoped.keepAll(() -> imitation(batch));
            terms.put("crosskd classification", both.get(0));
            terms.put("crosskd regression", both.get(1));
        }
        return terms;
    }

    private NDList imitation(PairBatch batch) {
        HeadPlaces places = pair.student().places(batch.student(), batch.images(), batch.targets());
        HeadOutput crossed = pair.teacher().continued(pair.student(), batch.student(), places);
        HeadOutput wanted = pair.teacher().read(batch.teacher(), places);
        NDList terms = pair.teacher().imitation(crossed, wanted, places);
        return new NDList(Ops.times(terms.get(0), weight), Ops.times(terms.get(1), weight));
    }
}
