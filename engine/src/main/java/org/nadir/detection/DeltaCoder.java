package org.nadir.detection;

/**
 * Boxes as offsets from anchors and back: MMRotate's DeltaXYWHAOBBoxCoder for le90 with means 0, deviations 1, no angle
 * norm, edges swapped and offsets projected on the anchor's axes. With the anchor (px, py, pw, ph, pa) and the box
 * (gx, gy, gw, gh, ga): dx = (cos pa (gx-px) + sin pa (gy-py)) / pw, dy = (-sin pa (gx-px) + cos pa (gy-py)) / ph,
 * da = the shorter of the turns ga-pa and ga-pa+pi/2 (the latter exchanges gw and gh), dw = ln(gw/pw), dh = ln(gh/ph).
 * Stateless; the arrays hold five values a box.
 */
final class DeltaCoder implements BoxCoder {
    static final DeltaCoder LE90 = new DeltaCoder();

    /** |ln(16/1000)|: a decoded side is at most 62.5 times the anchor's, or a 62.5th of it. */
    static final double MAX_LOG_RATIO = Math.abs(Math.log(16.0 / 1000.0));

    private DeltaCoder() {}

    @Override
    public int values() {
        return 5;
    }

    @Override
    public void encode(Packed anchor, Packed box, float[] deltas, int delta) {
        encode(anchor.values(), anchor.index(), box.values(), box.index(), deltas, delta);
    }

    @Override
    public void decode(Packed anchor, float[] deltas, int delta, Packed box) {
        decode(anchor.values(), anchor.index(), deltas, delta, box.values(), box.index());
    }

    /** An angle turned by half turns into [-pi/2, pi/2). */
    static double le90(double angle) {
        double turned = angle + Math.PI / 2;
        return turned - Math.PI * Math.floor(turned / Math.PI) - Math.PI / 2;
    }

    /** Writes the offsets of {@code boxes[5 b..]} from {@code anchors[5 a..]} to {@code deltas[5 d..]}. */
    static void encode(float[] anchors, int a, float[] boxes, int b, float[] deltas, int d) {
        double angle = anchors[5 * a + 4];
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double x = boxes[5 * b] - anchors[5 * a];
        double y = boxes[5 * b + 1] - anchors[5 * a + 1];
        double straight = le90(boxes[5 * b + 4] - angle);
        double crossed = le90(boxes[5 * b + 4] - angle + Math.PI / 2);
        boolean keep = Math.abs(straight) < Math.abs(crossed);
        double width = keep ? boxes[5 * b + 2] : boxes[5 * b + 3];
        double height = keep ? boxes[5 * b + 3] : boxes[5 * b + 2];
        deltas[5 * d] = (float) ((cos * x + sin * y) / anchors[5 * a + 2]);
        deltas[5 * d + 1] = (float) ((cos * y - sin * x) / anchors[5 * a + 3]);
        deltas[5 * d + 2] = (float) Math.log(width / anchors[5 * a + 2]);
        deltas[5 * d + 3] = (float) Math.log(height / anchors[5 * a + 3]);
        deltas[5 * d + 4] = (float) (keep ? straight : crossed);
    }

    /** Writes the le90 box that {@code deltas[5 d..]} make of {@code anchors[5 a..]} to {@code boxes[5 b..]}. */
    static void decode(float[] anchors, int a, float[] deltas, int d, float[] boxes, int b) {
        double[] box = new double[5];
        decode(Positives.row(anchors, a), Positives.row(deltas, d), box);
        double angle = le90(box[4]);
        boolean keep = box[2] > box[3];
        boxes[5 * b] = (float) box[0];
        boxes[5 * b + 1] = (float) box[1];
        boxes[5 * b + 2] = (float) (keep ? box[2] : box[3]);
        boxes[5 * b + 3] = (float) (keep ? box[3] : box[2]);
        boxes[5 * b + 4] = (float) (keep ? angle : le90(angle + Math.PI / 2));
    }

    /** Writes the box that five offsets make of an anchor, as it comes: not turned into le90. */
    static void decode(double[] anchor, double[] deltas, double[] box) {
        double cos = Math.cos(anchor[4]);
        double sin = Math.sin(anchor[4]);
        double x = deltas[0] * anchor[2];
        double y = deltas[1] * anchor[3];
        box[0] = anchor[0] + cos * x - sin * y;
        box[1] = anchor[1] + sin * x + cos * y;
        box[2] = anchor[2] * Math.exp(clip(deltas[2]));
        box[3] = anchor[3] * Math.exp(clip(deltas[3]));
        box[4] = anchor[4] + deltas[4];
    }

    static double clip(double logRatio) {
        return Math.max(-MAX_LOG_RATIO, Math.min(MAX_LOG_RATIO, logRatio));
    }
}
