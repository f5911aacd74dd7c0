package org.nadir.run.exchange;

import java.util.List;

/**
 * How the steps of a log become iterations of a run. Some programs count from 0, and some count validations by epochs beside
 * trainings by steps.
 *
 * @param perEpoch iterations of an epoch, at least 1
 * @param shift added to steps, so that the first is 1
 * @param validationFactor iterations of a step of the validations
 * @param validationShift added to steps of the validations before
 */
record ForeignSteps(int perEpoch, long shift, long validationFactor, long validationShift) {

    /** @param trained the rows of the training that become steps */
    static ForeignSteps of(ForeignLog log, List<ForeignLog.Row> trained) {
        List<Long> train = trained.stream().map(ForeignLog.Row::step).toList();
        List<Long> scored = log.validation().stream().map(ForeignLog.Row::step).toList();
        long shift = !train.isEmpty() && train.get(0) == 0 ? 1 : 0;
        long most = train.isEmpty() ? 0 : train.get(train.size() - 1) + shift;
        if (train.isEmpty() && !scored.isEmpty()) {
            shift = scored.get(0) == 0 ? 1 : 0;
        }
        if (scored.isEmpty()) {
            return new ForeignSteps(log.stepsPerEpoch().orElse((int) bounded(most)), shift, 1, shift);
        }
        long last = scored.get(scored.size() - 1);
        long fromZero = scored.get(0) == 0 ? 1 : 0;
        boolean byEpoch = most > 0 && (last + fromZero) * 2 <= most;
        if (byEpoch) {
            long perEpoch = log.stepsPerEpoch().orElse((int) bounded(most / Math.max(1, last + fromZero)));
            return new ForeignSteps((int) perEpoch, shift, perEpoch, fromZero);
        }
        return new ForeignSteps(log.stepsPerEpoch().orElse((int) bounded(gap(scored, shift))), shift, 1, shift);
    }

    /** The smallest distance between two validations; that of the only one from the start. */
    private static long gap(List<Long> steps, long shift) {
        long gap = Long.MAX_VALUE;
        for (int i = 1; i < steps.size(); i++) {
            gap = Math.min(gap, steps.get(i) - steps.get(i - 1));
        }
        return steps.size() > 1 ? gap : steps.get(0) + shift;
    }

    private static long bounded(long steps) {
        return Math.max(1, Math.min(Integer.MAX_VALUE, steps));
    }

    long iteration(ForeignLog.Row trained) {
        return trained.step() + shift;
    }

    long validationIteration(ForeignLog.Row validated) {
        return (validated.step() + validationShift) * validationFactor;
    }

    /** The epoch, from 0, that an iteration belongs to. */
    int epoch(long iteration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, iteration - 1) / perEpoch);
    }
}
