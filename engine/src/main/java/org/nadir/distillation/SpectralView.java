package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nadir.base.UserProblem;
import org.nadir.detection.Targets;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

/**
 * What the explicit stream of DS2D2 sees of one image: the weights of the cells, and by how much the bands of the student's maps
 * still differ from the teacher's. Plain numbers, safe for any thread.
 *
 * @param levels one view a level of the pyramid, finest first
 */
public record SpectralView(List<LevelView> levels) {
    public SpectralView {
        levels = List.copyOf(levels);
    }

    /**
     * One level. The grids are those of the bands, half as fine as the map: cell (x, y) is value {@code y * columns + x} and
     * covers {@code cellWidth} x {@code cellHeight} pixels of the network's input from (x cellWidth, y cellHeight) on. Input
     * that is padding is covered as well.
     *
     * @param weights density-independent scale weights, 1 where there is no object
     * @param low |LL(student) - LL(teacher)|, the mean over the channels
     * @param high |B(student) - B(teacher)|, the mean over the channels and the three high bands
     * @param adapted true when the student's map passed the adapter that it was trained with; false when it has none here: maps
     *     of the same width were compared as they are, and differences of others are NaN
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record LevelView(
            int columns,
            int rows,
            double cellWidth,
            double cellHeight,
            float[] weights,
            float[] low,
            float[] high,
            boolean adapted) {}

    /**
     * Looks at one image of a batch. Not to be called inside a recording. The adapter is the one that {@link Distillers#create}
     * made among the student's parameters, with the weights of a checkpoint if they were read into it.
     *
     * @param image index in the batch
     * @throws UserProblem when the widths of the maps differ and the student has no adapter on any level
     */
    public static SpectralView of(SpectralSettings settings, Pair pair, PairBatch batch, int image) {
        TorchEngine.inferenceOnly();
        StudentAdapters adapters = new StudentAdapters(pair);
        boolean any = IntStream.range(0, batch.levels())
                .anyMatch(level -> adapters.at(level).isPresent());
        boolean alike = pair.student().neckChannels() == pair.teacher().neckChannels();
        if (!any && !alike) {
            throw UserProblem.of("Maps of different widths can only be compared through the adapter of the training")
                    .found(pair.student().neckChannels() + " channels")
                    .expected(pair.teacher().neckChannels() + " channels")
                    .remedy("Choose a checkpoint of the student's training")
                    .problem();
        }
        Look look = new Look(
                Wavelet.named(settings.wavelet()),
                new Disw(pair.student().upright() || settings.circumscribed()),
                adapters,
                alike);
        List<LevelView> levels = new ArrayList<>();
        for (int level = 0; level < batch.levels(); level++) {
            levels.add(look.at(batch, level, image));
        }
        return new SpectralView(levels);
    }

    /** True when the student's maps passed an adapter on some level. */
    public boolean adapted() {
        return levels.stream().anyMatch(LevelView::adapted);
    }

    /** How levels are looked at; {@code alike} when the maps of both have the same width. */
    private record Look(Wavelet wavelet, Disw disw, StudentAdapters adapters, boolean alike) {
        LevelView at(PairBatch batch, int level, int image) {
            boolean adapted = adapters.at(level).isPresent();
            try (NDArray bands = differences(batch, level, image)) {
                Shape shape = bands.getShape();
                Disw.Grid grid = Disw.Grid.of(batch.images(), shape);
                int cells = grid.rows() * grid.columns();
                float[] all = Ops.values(bands);
                float[] low = new float[cells];
                float[] high = new float[cells];
                for (int cell = 0; cell < cells; cell++) {
                    low[cell] = all[cell];
                    high[cell] = (all[cells + cell] + all[2 * cells + cell] + all[3 * cells + cell]) / 3;
                }
                if (!alike && !adapted) {
                    Arrays.fill(low, Float.NaN);
                    Arrays.fill(high, Float.NaN);
                }
                List<Targets> one = List.of(batch.targets().get(image));
                return new LevelView(
                        grid.columns(),
                        grid.rows(),
                        (double) grid.width() / grid.columns(),
                        (double) grid.height() / grid.rows(),
                        disw.weights(one, grid),
                        low,
                        high,
                        adapted);
            }
        }

        /** Mean over the channels of the absolute differences, (1, 4, h, w). */
        private NDArray differences(PairBatch batch, int level, int image) {
            return Scoped.keep(() -> {
                NDArray own = batch.student().get(level).get("{}:{}", image, image + 1);
                NDArray wanted = batch.teacher().get(level).get("{}:{}", image, image + 1);
                NDArray shown =
                        adapters.at(level).map(adapter -> adapter.apply(own)).orElse(alike ? own : wanted);
                return wavelet.bands(shown.sub(wanted)).abs().mean(new int[] {1});
            });
        }
    }
}
