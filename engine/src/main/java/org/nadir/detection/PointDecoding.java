package org.nadir.detection;

/**
 * Boxes as distances from a point, MMRotate's DistanceAnglePointCoder: left, top, right and bottom edge along the axes of the
 * box, here in sides of the anchor (x, y, stride, stride, 0), and the angle in radians.
 */
final class PointDecoding implements BoxDecoding {
    /** The values of a box seen from a point. */
    static double[] encode(double[] anchor, double[] box) {
        double cos = Math.cos(box[4]);
        double sin = Math.sin(box[4]);
        double x = cos * (anchor[0] - box[0]) + sin * (anchor[1] - box[1]);
        double y = cos * (anchor[1] - box[1]) - sin * (anchor[0] - box[0]);
        double stride = anchor[2];
        return new double[] {
            (box[2] / 2 + x) / stride,
            (box[3] / 2 + y) / stride,
            (box[2] / 2 - x) / stride,
            (box[3] / 2 - y) / stride,
            box[4]
        };
    }

    @Override
    public void decode(double[] anchor, double[] raw, double[] box) {
        double cos = Math.cos(raw[4]);
        double sin = Math.sin(raw[4]);
        double x = (raw[2] - raw[0]) / 2 * anchor[2];
        double y = (raw[3] - raw[1]) / 2 * anchor[2];
        box[0] = anchor[0] + cos * x - sin * y;
        box[1] = anchor[1] + sin * x + cos * y;
        box[2] = (raw[0] + raw[2]) * anchor[2];
        box[3] = (raw[1] + raw[3]) * anchor[2];
        box[4] = raw[4];
    }

    @Override
    public void pullBack(double[] anchor, double[] raw, double[] slope) {
        double cos = Math.cos(raw[4]);
        double sin = Math.sin(raw[4]);
        double x = (raw[2] - raw[0]) / 2 * anchor[2];
        double y = (raw[3] - raw[1]) / 2 * anchor[2];
        double byX = slope[0] * cos + slope[1] * sin;
        double byY = slope[1] * cos - slope[0] * sin;
        double byWidth = slope[2];
        double byHeight = slope[3];
        slope[0] = (byWidth - byX / 2) * anchor[2];
        slope[1] = (byHeight - byY / 2) * anchor[2];
        slope[2] = (byWidth + byX / 2) * anchor[2];
        slope[3] = (byHeight + byY / 2) * anchor[2];
        slope[4] += byY * x - byX * y;
    }
}
