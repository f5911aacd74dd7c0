package org.nadir.evaluation;

/** How a precision-recall curve becomes one number. */
public enum ApStyle {
    /** Mean of the best precision at recall 0, 0.1 .. 1 or beyond (PASCAL VOC 2007, the usual one for DOTA). */
    VOC07 {
        @Override
        double average(int[] hits, int positives) {
            double sum = 0;
            for (int tenth = 0; tenth <= 10; tenth++) {
                double best = 0;
                for (int k = 0; k < hits.length; k++) {
                    // in whole numbers: a recall of 3 in 10 is exactly 0.3
                    if (10L * hits[k] >= (long) tenth * positives) {
                        best = Math.max(best, (double) hits[k] / (k + 1));
                    }
                }
                sum += best;
            }
            return sum / 11;
        }
    },
    /** Area under the curve after precision is made to fall (PASCAL VOC 2010 and later). */
    VOC12 {
        @Override
        double average(int[] hits, int positives) {
            double area = 0;
            double best = 0;
            for (int k = hits.length - 1; k >= 0; k--) {
                best = Math.max(best, (double) hits[k] / (k + 1));
                int before = k == 0 ? 0 : hits[k - 1];
                area += best * (hits[k] - before);
            }
            return area / positives;
        }
    },
    /**
     * Mean of the precision, made to fall, at the first detection that reaches recall 0, 0.01 .. 1 (COCO's 101 points;
     * pycocotools, COCOeval.accumulate).
     */
    COCO {
        @Override
        double average(int[] hits, int positives) {
            double[] falling = new double[hits.length];
            double best = 0;
            for (int k = hits.length - 1; k >= 0; k--) {
                best = Math.max(best, (double) hits[k] / (k + 1));
                falling[k] = best;
            }
            double sum = 0;
            int k = 0;
            for (int hundredth = 0; hundredth <= 100; hundredth++) {
                while (k < hits.length && 100L * hits[k] < (long) hundredth * positives) {
                    k++;
                }
                sum += k < hits.length ? falling[k] : 0;
            }
            return sum / 101;
        }
    };

    /**
     * The average precision.
     *
     * @param hits true positives among the first k + 1 detections that count
     * @param positives truths that have to be found, above 0
     */
    abstract double average(int[] hits, int positives);
}
