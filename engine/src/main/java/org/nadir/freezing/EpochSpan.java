package org.nadir.freezing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Epochs from the first to the last, every one or every so many.
 *
 * @param last {@link #OPEN} for a span that goes on to the end of the run, however long that is
 */
record EpochSpan(int first, int last, int stride) {
    static final int OPEN = Integer.MAX_VALUE;
    private static final int LEAST_REPEATS = 3;

    boolean contains(int epoch) {
        return epoch >= first && epoch <= last && (epoch - first) % stride == 0;
    }

    /** The last epoch that the text of this span names. */
    int lastNamed() {
        return last == OPEN ? first : last;
    }

    /** The epochs of this span in a run of so many. */
    BitSet in(int epochs) {
        BitSet bits = new BitSet();
        for (long epoch = first; epoch <= Math.min(last, epochs - 1); epoch += stride) {
            bits.set((int) epoch);
        }
        return bits;
    }

    /**
     * The spans that make up the trained epochs of a run: neighbours as a range, three or more single ones at equal distances
     * as a range with a stride; what reaches the end of the run is open.
     */
    static List<EpochSpan> of(BitSet trained, int epochs) {
        List<EpochSpan> runs = new ArrayList<>();
        for (int first = trained.nextSetBit(0); first >= 0 && first < epochs; ) {
            int end = Math.min(trained.nextClearBit(first), epochs);
            runs.add(new EpochSpan(first, end == epochs ? OPEN : end - 1, 1));
            first = trained.nextSetBit(end);
        }
        List<EpochSpan> spans = new ArrayList<>();
        for (int i = 0; i < runs.size(); ) {
            int repeats = repeats(runs, i, epochs);
            if (repeats < LEAST_REPEATS) {
                spans.add(runs.get(i));
                i++;
            } else {
                spans.add(strided(runs.subList(i, i + repeats), epochs));
                i += repeats;
            }
        }
        return spans;
    }

    /** How many single epochs from the i-th run on follow each other at the same distance. */
    private static int repeats(List<EpochSpan> runs, int i, int epochs) {
        int count = 0;
        while (i + count < runs.size()) {
            EpochSpan run = runs.get(i + count);
            boolean evenly =
                    count < 2 || run.first - runs.get(i + count - 1).first == runs.get(i + 1).first - runs.get(i).first;
            if (!run.single(epochs) || !evenly) {
                break;
            }
            count++;
        }
        return count;
    }

    private boolean single(int epochs) {
        return last == first || (last == OPEN && first == epochs - 1);
    }

    private static EpochSpan strided(List<EpochSpan> singles, int epochs) {
        int first = singles.get(0).first;
        int stride = singles.get(1).first - first;
        int last = singles.get(singles.size() - 1).first;
        return new EpochSpan(first, last + stride >= epochs ? OPEN : last, stride);
    }

    @Override
    public String toString() {
        if (last == first) {
            return Integer.toString(first);
        }
        String range = first + "-" + (last == OPEN ? "" : Integer.toString(last));
        return stride == 1 ? range : range + "/" + stride;
    }
}
