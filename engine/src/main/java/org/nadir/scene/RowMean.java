package org.nadir.scene;

import java.nio.ByteBuffer;

/** Halves two rows of pixels into one: the mean of each 2 x 2 pixels that are data, or the first of them. */
final class RowMean {
    private final TiffPlan plan;
    private final SampleLayout layout;

    RowMean(TiffPlan fine) {
        this.plan = fine;
        this.layout = fine.layout();
    }

    /** {@code lower} may be {@code upper} itself for the last row of an odd height. */
    void halve(byte[] upper, byte[] lower, byte[] out) {
        int pixelBytes = layout.samples() * layout.sampleBytes();
        int last = plan.width() - 1;
        boolean quick = layout.type() == SampleType.UINT8 && plan.noData().isEmpty();
        ByteBuffer up = ByteBuffer.wrap(upper).order(layout.order());
        ByteBuffer low = ByteBuffer.wrap(lower).order(layout.order());
        ByteBuffer target = ByteBuffer.wrap(out).order(layout.order());
        for (int x = 0; 2 * x <= last; x++) {
            int left = 2 * x;
            int right = Math.min(last, left + 1);
            if (plan.nearest()) {
                System.arraycopy(upper, left * pixelBytes, out, x * pixelBytes, pixelBytes);
                continue;
            }
            for (int b = 0; b < layout.samples(); b++) {
                int i = left * layout.samples() + b;
                int j = right * layout.samples() + b;
                int to = x * layout.samples() + b;
                if (quick) {
                    int sum = (upper[i] & 255) + (upper[j] & 255) + (lower[i] & 255) + (lower[j] & 255);
                    out[to] = (byte) (sum + 2 >> 2);
                } else {
                    put(target, to, mean(new Four(up, low, i, j)));
                }
            }
        }
    }

    /** Two samples of each of two rows. */
    private record Four(ByteBuffer upper, ByteBuffer lower, int left, int right) {}

    private double mean(Four four) {
        double sum = 0;
        int n = 0;
        double nothing = plan.noData().orElse(Double.NaN);
        for (int k = 0; k < 4; k++) {
            double value = SampleRow.value(
                    k < 2 ? four.upper : four.lower, layout.type(), k % 2 == 0 ? four.left : four.right);
            if (!Double.isNaN(value) && value != nothing) {
                sum += value;
                n++;
            }
        }
        return n == 0 ? nothing : sum / n;
    }

    private void put(ByteBuffer target, int at, double value) {
        SampleValues.put(target, layout.type(), at, value);
    }
}
