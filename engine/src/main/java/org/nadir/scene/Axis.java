package org.nadir.scene;

import java.util.Arrays;

/**
 * Which source pixels of a level go into which samples of a block, along one direction. Both arrays rise, so that the
 * pixels of one stored block are a contiguous part.
 */
final class Axis {
    /** Beyond this many source pixels per sample and direction, an even choice of them is averaged. */
    private static final int MOST_PER_SAMPLE = 8;
    /** From here on one pixel stands for all: reading a whole large image for a thumbnail would take too long. */
    private static final double SPARSE = 16;

    private final int[] sources;
    private final int[] targets;

    private final boolean firstsOnly;

    private Axis(int[] sources, int[] targets, boolean firstsOnly) {
        this.sources = sources;
        this.targets = targets;
        this.firstsOnly = firstsOnly;
    }

    /**
     * The request along one direction.
     *
     * @param start first full-resolution pixel
     * @param count samples wanted
     * @param fullSize pixels of the scene
     * @param levelSize pixels of the level read
     * @param blockSize pixels of a stored block
     */
    record Span(int start, int count, int fullSize, int levelSize, int blockSize) {}

    static Axis of(Span span, double downsample, boolean nearest) {
        double scale = (double) span.levelSize() / span.fullSize();
        double step = downsample * scale;
        boolean average = !nearest && step >= 1.5 && step < SPARSE;
        // so far apart that no block is needed twice: the first pixel of each will do
        boolean firstsOnly = step >= SPARSE && span.blockSize() <= step;
        int stride = Math.max(1, (int) (step / MOST_PER_SAMPLE));
        int[] sources = new int[span.count() * (average ? (int) Math.ceil(step / stride) + 1 : 1)];
        int[] targets = new int[sources.length];
        int n = 0;
        for (int i = 0; i < span.count(); i++) {
            double from = span.start() + i * downsample;
            if (from + downsample <= 0 || from >= span.fullSize()) {
                continue;
            }
            int low = (int) Math.floor((from + downsample / 2) * scale);
            int high = low + 1;
            if (average) {
                low = (int) Math.ceil(from * scale - 0.5) + stride / 2;
                high = Math.min(span.levelSize(), (int) Math.ceil((from + downsample) * scale - 0.5));
            }
            low = Math.max(0, Math.min(span.levelSize() - 1, low));
            low -= firstsOnly ? low % span.blockSize() : 0;
            high = firstsOnly ? low + 1 : Math.max(high, low + 1);
            for (int s = low; s < high && n < sources.length; s += stride) {
                sources[n] = s;
                targets[n++] = i;
            }
        }
        return new Axis(Arrays.copyOf(sources, n), Arrays.copyOf(targets, n), firstsOnly);
    }

    /** True when every source is the first pixel of its block. */
    boolean firstsOnly() {
        return firstsOnly;
    }

    int size() {
        return sources.length;
    }

    int source(int index) {
        return sources[index];
    }

    int target(int index) {
        return targets[index];
    }

    /** Index of the first entry whose source is at least {@code pixel}. */
    int firstAtLeast(int pixel) {
        int low = 0;
        int high = sources.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sources[middle] < pixel) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
