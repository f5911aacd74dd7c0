package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * What two dense heads regress, compared row by row in Java: of boxes, value and slope in double precision take less time
 * than the many operators of the formula over arrays of all rows. Rows that agree to the last bit cost nothing and have no
 * slope. Images are looked at in parallel, and their sums added in order: equal input gives equal bits.
 *
 * @param reference where anchors come from
 * @param distance makes the measure of one thread
 */
record RowImitation(Reference reference, Supplier<RowDistance> distance) {
    /** Longest row of a head: five values of a box and a centreness. */
    private static final int ROOM = 6;

    /** Writes the anchor of a row within its image, five values, into {@code target} from {@code at} on. */
    @FunctionalInterface
    interface Reference {
        void write(int row, float[] target, int at);
    }

    /**
     * The weighted sum as a scalar with a gradient towards the student.
     *
     * @param student (N, A, values)
     * @param teacher of the same shape; no gradient goes there
     * @param weights one a row
     */
    NDArray sum(NDArray student, NDArray teacher, float[] weights) {
        return Scoped.keep(() -> {
            NDManager manager = student.getManager();
            Shape shape = student.getShape();
            Rows rows =
                    new Rows(Ops.values(student), Ops.values(teacher), weights, (int) shape.get(1), (int) shape.get(2));
            double[] sums = IntStream.range(0, (int) shape.get(0))
                    .parallel()
                    .mapToDouble(image -> new Image(rows).sum(image))
                    .toArray();
            float total = (float) Arrays.stream(sums).sum();
            return KnownSlope.loss(
                    student,
                    Ops.constant(manager, rows.own(), shape),
                    Ops.constant(manager, new float[] {total}, new Shape()));
        });
    }

    /**
     * All rows of a batch.
     *
     * @param own the student's values, which are replaced by the slopes
     * @param each rows an image
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Rows(float[] own, float[] other, float[] weights, int each, int values) {
        boolean same(int row) {
            int at = row * values;
            return Arrays.equals(own, at, at + values, other, at, at + values);
        }

        void slope(int row, double weight, double[] slope) {
            for (int i = 0; i < values; i++) {
                own[row * values + i] = (float) (weight * slope[i]);
            }
        }
    }

    /** One image of a batch, with room for one row. */
    private final class Image {
        private final Rows rows;
        private final RowDistance measure = distance.get();
        private final double[] own = new double[ROOM];
        private final double[] other = new double[ROOM];
        private final double[] slope = new double[ROOM];
        private final float[] packed = new float[5];
        private final double[] anchor = new double[5];

        Image(Rows rows) {
            this.rows = rows;
        }

        double sum(int image) {
            double sum = 0;
            for (int local = 0; local < rows.each(); local++) {
                int row = image * rows.each() + local;
                if (rows.weights()[row] == 0 || rows.same(row)) {
                    rows.slope(row, 0, slope);
                } else {
                    sum += distance(local, row);
                }
            }
            return sum;
        }

        private double distance(int local, int row) {
            reference.write(local, packed, 0);
            for (int i = 0; i < 5; i++) {
                anchor[i] = packed[i];
            }
            for (int i = 0; i < rows.values(); i++) {
                own[i] = rows.own()[row * rows.values() + i];
                other[i] = rows.other()[row * rows.values() + i];
            }
            double value = measure.of(anchor, own, other, slope);
            rows.slope(row, rows.weights()[row], slope);
            return rows.weights()[row] * value;
        }
    }
}
