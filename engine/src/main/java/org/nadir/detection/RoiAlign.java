package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * RoI align (He et al. 2017) on a pyramid, for upright or turned regions: every region becomes 7 x 7 averages of its level,
 * with the half-cell offset ({@code aligned=True}) of MMCV. The weights of cells in bins are found in Java, and the averages
 * are a sparse matrix product, which has a gradient towards the maps. Stateless.
 */
record RoiAlign(BinSampling sampling, List<Integer> strides) {
    /**
     * Features (R, C 49), the 49 bins of a channel beside each other, in the order of the regions.
     *
     * @param levels maps (N, C, H, W) from the finest level on; those beyond the fourth are not read
     */
    NDArray forward(NDList levels, Rois rois) {
        return Scoped.keep(() -> {
            List<NDArray> parts = new ArrayList<>();
            for (int level = 0; level < Rois.LEVELS; level++) {
                if (rois.firsts()[level + 1] > rois.firsts()[level]) {
                    parts.add(read(levels.get(level), rois, level));
                }
            }
            return parts.size() == 1 ? parts.get(0) : Ops.concat(parts.toArray(NDArray[]::new), 0);
        });
    }

    private NDArray read(NDArray map, Rois rois, int level) {
        long channels = map.getShape().get(1);
        BinWeights.Packed packed = weights(
                rois, level, (int) map.getShape().get(3), (int) map.getShape().get(2));
        long regions = packed.starts().length / BinWeights.BINS;
        return Scoped.keep(() -> {
            NDManager manager = map.getManager();
            Ops.Sums sums = new Ops.Sums(
                    Ops.constant(manager, packed.cells()),
                    Ops.constant(manager, packed.starts()),
                    Ops.constant(manager, packed.weights(), new Shape(packed.weights().length)));
            NDArray table = map.transpose(0, 2, 3, 1).reshape(-1, channels);
            return Ops.weightedSums(table, sums)
                    .reshape(regions, BinWeights.BINS, channels)
                    .transpose(0, 2, 1)
                    .reshape(regions, channels * BinWeights.BINS);
        });
    }

    private BinWeights.Packed weights(Rois rois, int level, int columns, int rows) {
        int first = rois.firsts()[level];
        int regions = rois.firsts()[level + 1] - first;
        BinWeights[] each = IntStream.range(0, regions)
                .parallel()
                .mapToObj(i -> {
                    BinWeights weights = new BinWeights(columns, rows);
                    sampling.fill(inCells(rois.boxes(), first + i, strides.get(level)), weights);
                    return weights;
                })
                .toArray(BinWeights[]::new);
        int entries = 0;
        for (BinWeights weights : each) {
            entries += weights.count();
        }
        // one entry of weight 0 where every region lies outside: there are no arrays of no values
        BinWeights.Packed packed = new BinWeights.Packed(regions, Math.max(1, entries));
        int at = 0;
        for (int i = 0; i < regions; i++) {
            each[i].copyTo(packed, i, at, rois.images()[first + i] * columns * rows);
            at += each[i].count();
        }
        return packed;
    }

    private static double[] inCells(float[] boxes, int index, int stride) {
        return new double[] {
            (double) boxes[5 * index] / stride - 0.5,
            (double) boxes[5 * index + 1] / stride - 0.5,
            (double) boxes[5 * index + 2] / stride,
            (double) boxes[5 * index + 3] / stride,
            boxes[5 * index + 4]
        };
    }
}
