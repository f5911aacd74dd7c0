package org.nadir.detection;

/**
 * Oriented boxes from upright anchors by the midpoint offset of Oriented R-CNN (Xie et al. 2021, eq. 1 to 3), as MMRotate's
 * MidpointOffsetCoder with deviations (1, 1, 1, 1, 0.5, 0.5): the offsets of the bounding rectangle, then by how much the
 * box's topmost corner lies right of the rectangle's centre, in its widths, and its rightmost corner below, in its heights.
 * Of two topmost corners the right one counts, of two rightmost ones the lower. The reference looks for ties of either kind
 * by itself, so that a long box out of the level by a hair becomes its own diagonal; here it is upright or it is not.
 *
 * <p>Four such corners make a parallelogram; decoding lengthens its shorter diagonal, which makes it a rectangle.
 */
final class MidpointOffsetCoder implements BoxCoder {
    static final MidpointOffsetCoder INSTANCE = new MidpointOffsetCoder();

    private static final double OFFSET_DEVIATION = 0.5;

    /** A box is upright when its longer side is by less, in pixels, out of the level. */
    private static final double TIE = 0.1;

    private MidpointOffsetCoder() {}

    @Override
    public int values() {
        return 6;
    }

    @Override
    public void encode(Packed reference, Packed box, float[] deltas, int delta) {
        double longer = Math.max(box.get(2), box.get(3));
        double turn = box.get(4) - Math.PI / 2 * Math.floor(box.get(4) / (Math.PI / 2));
        boolean crossed = Math.floorMod((int) Math.floor(box.get(4) / (Math.PI / 2)), 2) == 1;
        if (turn * longer <= TIE) {
            turn += Math.PI / 2;
            crossed = !crossed;
        }
        // half sides: one to the right and down, the other to the left and down
        double first = (crossed ? box.get(3) : box.get(2)) / 2;
        double second = (crossed ? box.get(2) : box.get(3)) / 2;
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double width = 2 * (first * cos + second * sin);
        double height = 2 * (first * sin + second * cos);
        int at = 6 * delta;
        deltas[at] = (box.get(0) - reference.get(0)) / reference.get(2);
        deltas[at + 1] = (box.get(1) - reference.get(1)) / reference.get(3);
        deltas[at + 2] = (float) Math.log(width / reference.get(2));
        deltas[at + 3] = (float) Math.log(height / reference.get(3));
        deltas[at + 4] = (float) ((second * sin - first * cos) / width / OFFSET_DEVIATION);
        deltas[at + 5] = (float) ((first * sin - second * cos) / height / OFFSET_DEVIATION);
    }

    @Override
    public void decode(Packed reference, float[] deltas, int delta, Packed box) {
        int at = 6 * delta;
        double width = reference.get(2) * Math.exp(DeltaCoder.clip(deltas[at + 2]));
        double height = reference.get(3) * Math.exp(DeltaCoder.clip(deltas[at + 3]));
        // half diagonals: from the centre to the topmost and to the rightmost corner
        double topX = offset(deltas[at + 4]) * width;
        double topY = -height / 2;
        double rightX = width / 2;
        double rightY = offset(deltas[at + 5]) * height;
        double top = Math.hypot(topX, topY);
        double right = Math.hypot(rightX, rightY);
        double longest = Math.max(top, right);
        double alongX = rightX * longest / right - topX * longest / top;
        double alongY = rightY * longest / right - topY * longest / top;
        double acrossX = rightX * longest / right + topX * longest / top;
        double acrossY = rightY * longest / right + topY * longest / top;
        double first = Math.hypot(alongX, alongY);
        double second = Math.hypot(acrossX, acrossY);
        double angle = first > second ? Math.atan2(alongY, alongX) : Math.atan2(acrossY, acrossX);
        box.set(
                reference.get(0) + (double) deltas[at] * reference.get(2),
                reference.get(1) + (double) deltas[at + 1] * reference.get(3),
                Math.max(first, second),
                Math.min(first, second),
                DeltaCoder.le90(angle));
    }

    private static double offset(double delta) {
        return Math.max(-0.5, Math.min(0.5, delta * OFFSET_DEVIATION));
    }
}
