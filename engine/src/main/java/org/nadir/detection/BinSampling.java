package org.nadir.detection;

/** How a region of interest is divided into samples. */
enum BinSampling {
    /** Turned regions, 2 x 2 samples a bin: MMCV's {@code RoIAlignRotated(out_size=7, sample_num=2, clockwise=True)}. */
    TURNED {
        @Override
        void fill(double[] region, BinWeights target) {
            double cos = Math.cos(region[4]);
            double sin = Math.sin(region[4]);
            double across = region[2] / BinWeights.SIDE;
            double down = region[3] / BinWeights.SIDE;
            for (int bin = 0; bin < BinWeights.BINS; bin++) {
                for (int sample = 0; sample < 4; sample++) {
                    double u = (bin % BinWeights.SIDE + 0.25 + 0.5 * (sample % 2)) * across - region[2] / 2;
                    double v = (bin / BinWeights.SIDE + 0.25 + 0.5 * (sample / 2)) * down - region[3] / 2;
                    target.sample(region[0] + u * cos - v * sin, region[1] + u * sin + v * cos, 0.25);
                }
                target.next();
            }
        }
    },
    /**
     * Upright regions, as many samples a bin as it has cells, rounded up: MMCV's {@code RoIAlign(output_size=7,
     * sampling_ratio=0)}. The weights are products of one factor along x and one along y.
     */
    UPRIGHT {
        @Override
        void fill(double[] region, BinWeights target) {
            for (int row = 0; row < BinWeights.SIDE; row++) {
                Axis y = Axis.of(region[1], region[3], row, target.rows());
                for (int column = 0; column < BinWeights.SIDE; column++) {
                    Axis x = Axis.of(region[0], region[2], column, target.columns());
                    y.times(x, target);
                    target.next();
                }
            }
        }
    };

    /** Fills the 49 bins of a region (cx, cy, width, height, angle) given in cells of the map. */
    abstract void fill(double[] region, BinWeights target);

    /** The weights of consecutive cells along one axis. */
    private record Axis(int first, double[] weights) {
        static Axis of(double centre, double length, int bin, int cells) {
            double step = length / BinWeights.SIDE;
            int samples = Math.max(1, (int) Math.ceil(step));
            double start = centre - length / 2 + bin * step;
            int first = low(start + 0.5 * step / samples, cells);
            double[] weights = new double[low(start + (samples - 0.5) * step / samples, cells) - first + 2];
            for (int i = 0; i < samples; i++) {
                double at = start + (i + 0.5) * step / samples;
                if (at >= -1 && at <= cells) {
                    double inside = Math.min(Math.max(at, 0), cells - 1);
                    int low = (int) inside;
                    weights[low - first] += (1 - (inside - low)) / samples;
                    weights[low - first + 1] += (inside - low) / samples;
                }
            }
            return new Axis(first, weights);
        }

        private static int low(double at, int cells) {
            return (int) Math.min(Math.max(at, 0), cells - 1);
        }

        void times(Axis x, BinWeights target) {
            for (int row = 0; row < weights.length; row++) {
                for (int column = 0; column < x.weights.length; column++) {
                    double weight = weights[row] * x.weights[column];
                    if (weight != 0) {
                        target.add((first + row) * target.columns() + x.first + column, weight);
                    }
                }
            }
        }
    }
}
