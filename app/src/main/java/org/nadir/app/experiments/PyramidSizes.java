package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nadir.detection.DetectorOption;
import org.nadir.detection.Detectors;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ModelSpec;
import org.nadir.viewer.pair.PairDiagram;

/** The five maps of a detector's pyramid, told from its settings without building it. */
final class PyramidSizes {
    static final int LEVELS = 5;

    private PyramidSizes() {}

    /** Number of the finest level, of which a cell has two to this power pixels: detectors of one stage begin with P3. */
    static int first(ModelSpec model) {
        boolean oneStage = Detectors.using(DetectorOption.HEAD_CONVS).contains(model.detector());
        return oneStage ? 3 : 2;
    }

    static List<PairDiagram.Level> levels(ModelSpec model, ExperimentCost.Input input, Set<Integer> used) {
        List<PairDiagram.Level> levels = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            int level = first(model) + i;
            String shape =
                    model.neckChannels() + " × " + cells(input.height(), level) + " × " + cells(input.width(), level);
            levels.add(new PairDiagram.Level("P" + level, shape, used.contains(i)));
        }
        return levels;
    }

    /** The maps of a detector of which nothing is known yet. */
    static List<PairDiagram.Level> unknown(Set<Integer> used) {
        List<PairDiagram.Level> levels = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new PairDiagram.Level("Level " + i, "?", used.contains(i)));
        }
        return levels;
    }

    /** Every level halves the one before and keeps the odd cell at the end. */
    private static int cells(int side, int level) {
        int cells = side;
        for (int i = 0; i < level; i++) {
            cells = (cells + 1) / 2;
        }
        return cells;
    }
}
