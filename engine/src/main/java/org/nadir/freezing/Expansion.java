package org.nadir.freezing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a schedule would do in a run, as far as that is decided before it starts.
 *
 * @param most the cells that can train: in some step of the epoch, or with the scores that thaw earliest
 * @param least the cells that train in any case: in every step of the epoch, and whatever the scores are
 * @param share of the steps of an epoch that train {@code most} while the others train {@code least}; 1 where all steps of an
 *     epoch are alike
 */
public record Expansion(FreezeTable most, FreezeTable least, double share) {
    /**
     * Asks a schedule for every epoch of a run, once with validation scores that always rise and once with scores that never
     * do.
     */
    public static Expansion of(FreezingSchedule schedule, int epochs, int validateEvery) {
        FreezeTable flat = table(schedule, new Course(epochs, validateEvery, false), 0);
        FreezeTable rising = table(schedule, new Course(epochs, validateEvery, true), 0);
        if (!schedule.decidesWithinEpochs()) {
            boolean flatThaws = flat.backboneEpochs() >= rising.backboneEpochs();
            return new Expansion(flatThaws ? flat : rising, flatThaws ? rising : flat, 1);
        }
        FreezeTable others = table(schedule, new Course(epochs, validateEvery, false), 1);
        return new Expansion(flat, others, 1.0 / schedule.period());
    }

    /** True when the table is what the run will do, cell by cell. */
    public boolean exact() {
        return most.equals(least);
    }

    /** True when steps of one epoch differ. */
    public boolean withinEpochs() {
        return share < 1;
    }

    /** True when validation scores decide. */
    public boolean measured() {
        return !exact() && !withinEpochs();
    }

    /** A run whose scores always or never rise. */
    private record Course(int epochs, int validateEvery, boolean rising) {
        List<Double> scores(int epoch) {
            // no rule is more patient than that, and a run may have very many epochs
            int count = Math.min(epoch / validateEvery, FreezingSchedules.MOST_PATIENCE + 1);
            if (!rising) {
                return Collections.nCopies(count, 0.0);
            }
            List<Double> scores = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                scores.add((double) i);
            }
            return scores;
        }
    }

    private static FreezeTable table(FreezingSchedule schedule, Course course, long iteration) {
        List<FreezeState> columns = new ArrayList<>();
        for (int epoch = 0; epoch < course.epochs(); epoch++) {
            columns.add(schedule.at(new Moment(epoch, course.epochs(), iteration, course.scores(epoch))));
        }
        return FreezeTable.of(columns);
    }
}
