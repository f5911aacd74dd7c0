package org.nadir.detection;

import java.util.Arrays;

/**
 * Collects the best-scored of many anchors without sorting them all: twice as many as wanted are kept and now and then cut
 * in half. Equal scores are won by the lower index; what is not a number is left out. Used by one thread.
 */
final class BestAnchors {
    private final int wanted;
    private long[] keys = new long[256];
    private int count;
    private long floor = Long.MIN_VALUE;

    BestAnchors(int wanted) {
        this.wanted = wanted;
    }

    void offer(int anchor, float score) {
        // the score in the upper, the complement of the index in the lower half: the order of keys is that of anchors
        long key = ((long) ordered(score) << 32) | (Integer.MAX_VALUE - anchor);
        if (key <= floor || Float.isNaN(score)) {
            return;
        }
        if (count == keys.length) {
            if (count >= 2 * wanted) {
                cut();
            } else {
                keys = Arrays.copyOf(keys, 2 * count);
            }
        }
        keys[count++] = key;
    }

    /** The anchors by falling score. */
    int[] best() {
        cut();
        int[] anchors = new int[count];
        for (int i = 0; i < count; i++) {
            anchors[i] = Integer.MAX_VALUE - (int) keys[count - 1 - i];
        }
        return anchors;
    }

    /** Keeps the wanted number of keys, in rising order. */
    private void cut() {
        Arrays.sort(keys, 0, count);
        int kept = Math.min(count, wanted);
        System.arraycopy(keys, count - kept, keys, 0, kept);
        count = kept;
        if (kept == wanted && kept > 0) {
            floor = keys[0];
        }
    }

    /** A signed integer that is ordered as the float is. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}
