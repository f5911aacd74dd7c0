package org.nadir.data;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nadir.tensor.RandomStream;

/**
 * How often images come in an epoch, so that rare classes are seen more. By the repeat factor of LVIS (Gupta, Dollár,
 * Girshick 2019, appendix B, as in Detectron2's {@code RepeatFactorTrainingSampler}): a class that a share f of the images
 * show has r(c) = max(1, sqrt(threshold / f)), an image has the largest factor of its classes, 1 where it has none. Only
 * objects that are learned count: neither difficult ones nor those of ignored classes.
 *
 * <p>The fraction of a factor is the chance of one more coming. Detectron2 rounds each image by itself, so that the length
 * of an epoch varies; here the images that come once more are drawn by systematic sampling, which keeps each one's chance
 * and makes every epoch equally long: the whole parts, plus the sum of the fractions without its own fraction (the chances
 * are lowered by what that leaves out, less than one image in all). Immutable.
 */
public final class RepeatFactors {
    /** Steps of the random start; few enough that adding whole numbers to it is exact. */
    private static final int STARTS = 1 << 20;

    private final int[] whole;
    private final double[] chance;
    private final int more;
    private final Map<String, Double> perClass;

    private RepeatFactors(double[] factors, Map<String, Double> perClass) {
        this.whole = new int[factors.length];
        this.chance = new double[factors.length];
        this.perClass = perClass;
        double fractions = 0;
        for (int i = 0; i < factors.length; i++) {
            whole[i] = (int) factors[i];
            fractions += factors[i] - whole[i];
        }
        this.more = (int) (fractions + 1e-9);
        for (int i = 0; i < factors.length; i++) {
            chance[i] = more == 0 ? 0 : (factors[i] - whole[i]) * more / fractions;
        }
    }

    /**
     * The factors of a split.
     *
     * @param threshold classes that a smaller share of the images show are repeated; 0 repeats none
     */
    public static RepeatFactors of(DataSplit split, ClassMap classes, double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("A share lies in 0..1, not " + threshold);
        }
        int[] images = new int[classes.size()];
        for (LabelledImage image : split.images()) {
            learned(image, classes).forEach(label -> images[label]++);
        }
        double[] perLabel = new double[images.length];
        Map<String, Double> perClass = new LinkedHashMap<>();
        for (int label = 0; label < images.length; label++) {
            double share = (double) images[label] / split.images().size();
            perLabel[label] = images[label] == 0 ? 1 : Math.max(1, Math.sqrt(threshold / share));
            perClass.put(classes.name(label), perLabel[label]);
        }
        double[] factors = split.images().stream()
                .mapToDouble(image -> learned(image, classes).stream()
                        .mapToDouble(label -> perLabel[label])
                        .max()
                        .orElse(1))
                .toArray();
        return new RepeatFactors(factors, perClass);
    }

    private static Set<Integer> learned(LabelledImage image, ClassMap classes) {
        Set<Integer> labels = new HashSet<>();
        for (Annotation annotation : image.annotations()) {
            if (!annotation.difficult()) {
                classes.index(annotation.className()).ifPresent(labels::add);
            }
        }
        return labels;
    }

    /** The factor of every class in its order; 1 for a class that no image shows. */
    public Map<String, Double> perClass() {
        return perClass;
    }

    /** How many images an epoch has, with all their repetitions. */
    public int total() {
        int total = more;
        for (int count : whole) {
            total += count;
        }
        return total;
    }

    /** For each image in its order: how often it comes in the epoch whose stream this is. They sum up to the total. */
    int[] counts(RandomStream random) {
        int[] counts = whole.clone();
        if (more == 0) {
            return counts;
        }
        int[] order = random.permutation(counts.length);
        double start = (double) random.nextInt(STARTS) / STARTS;
        double end = start + more;
        double at = start;
        for (int i = 0; i < order.length; i++) {
            double next = i == order.length - 1 ? end : Math.min(end, at + chance[order[i]]);
            counts[order[i]] += (int) next - (int) at;
            at = next;
        }
        return counts;
    }
}
