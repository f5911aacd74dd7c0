package org.nadir.data;

import java.util.List;
import org.nadir.tensor.RandomStream;

/**
 * A change of a sample in which boxes follow the pixels exactly. Stateless and safe from any thread: all chance comes
 * from the stream, which belongs to this image in this epoch alone.
 */
@FunctionalInterface
public interface Augmentation extends SampleRecipe {
    TrainingSample apply(TrainingSample sample, RandomStream random);

    /** The image whose turn it is, changed. */
    @Override
    default TrainingSample make(SampleDraw draw) {
        return apply(draw.own(), draw.random());
    }

    /** Changes nothing. */
    static Augmentation none() {
        return (sample, random) -> sample;
    }

    /** One after the other, each with a stream of its own, so that leaving one out does not change the others' chance. */
    static Augmentation chain(List<Augmentation> steps) {
        List<Augmentation> all = List.copyOf(steps);
        return (sample, random) -> {
            TrainingSample result = sample;
            for (int i = 0; i < all.size(); i++) {
                result = all.get(i).apply(result, random.fork(i));
            }
            return result;
        };
    }
}
