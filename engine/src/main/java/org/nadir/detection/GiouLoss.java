package org.nadir.detection;

/**
 * One minus the generalised IoU (Rezatofighi et al., CVPR 2019) of upright boxes: {@code 2 - I / U - U / C} with the
 * intersection I, the union U and the smallest box C around both. Angles are not looked at. Where two edges lie on each other,
 * half of the slope counts.
 */
final class GiouLoss implements BoxLoss {
    private static final double TINY = 1e-7;

    /** Both boxes along one axis. */
    private record Side(double low, double high, double otherLow, double otherHigh) {
        static Side of(BoxPair pair, int axis) {
            double half = pair.box()[axis + 2] / 2;
            double otherHalf = pair.truth()[axis + 2] / 2;
            return new Side(
                    pair.box()[axis] - half,
                    pair.box()[axis] + half,
                    pair.truth()[axis] - otherHalf,
                    pair.truth()[axis] + otherHalf);
        }

        double shared() {
            return Math.max(0, Math.min(high, otherHigh) - Math.max(low, otherLow));
        }

        double around() {
            return Math.max(high, otherHigh) - Math.min(low, otherLow);
        }

        /** Slope of the shared length by the low edge, and by the high one. */
        double sharedByLow() {
            return shared() > 0 ? -above(low, otherLow) : 0;
        }

        double sharedByHigh() {
            return shared() > 0 ? above(otherHigh, high) : 0;
        }

        double aroundByLow() {
            return -above(otherLow, low);
        }

        double aroundByHigh() {
            return above(high, otherHigh);
        }

        private static double above(double a, double b) {
            return a > b ? 1 : a == b ? 0.5 : 0;
        }
    }

    @Override
    public double of(BoxPair pair, double[] slope) {
        Side x = Side.of(pair, 0);
        Side y = Side.of(pair, 1);
        double[] box = pair.box();
        double shared = x.shared() * y.shared();
        double union = Math.max(TINY, box[2] * box[3] + pair.truth()[2] * pair.truth()[3] - shared);
        double around = Math.max(TINY, x.around() * y.around());
        // d(2 - I/U - U/C) = -dI / U + dU (I / U^2 - 1 / C) + dC U / C^2, and dU = dA - dI
        double byUnion = shared / (union * union) - 1 / around;
        double byShared = -1 / union - byUnion;
        double byAround = union / (around * around);
        put(x, slope, 0, new double[] {byShared * y.shared(), byAround * y.around(), byUnion * box[3]});
        put(y, slope, 1, new double[] {byShared * x.shared(), byAround * x.around(), byUnion * box[2]});
        slope[4] = 0;
        return 2 - shared / union - union / around;
    }

    /** Writes the slopes of centre and length from those by the shared length, the length around both and the own one. */
    private static void put(Side side, double[] slope, int axis, double[] by) {
        double low = by[0] * side.sharedByLow() + by[1] * side.aroundByLow() - by[2];
        double high = by[0] * side.sharedByHigh() + by[1] * side.aroundByHigh() + by[2];
        slope[axis] = low + high;
        slope[axis + 2] = (high - low) / 2;
    }
}
