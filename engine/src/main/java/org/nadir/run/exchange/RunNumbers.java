package org.nadir.run.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nadir.training.RunEvent;

/** All numbers of a run, one by one with their names, in the order of the run. NaN is a number that is not known. */
final class RunNumbers {
    private static final double MEBIBYTE = 1 << 20;

    private RunNumbers() {}

    /**
     * One number.
     *
     * @param seconds since 1970
     * @param iteration optimiser steps done
     * @param epoch epoch in progress, from 0
     */
    record Number(String name, double seconds, long iteration, int epoch, double value) {}

    static void each(List<RunEvent> events, Consumer<Number> take) {
        long iteration = 0;
        for (RunEvent event : events) {
            double seconds = event.at().toEpochMilli() / 1000.0;
            if (event instanceof RunEvent.Started started) {
                iteration = started.firstIteration();
            } else if (event instanceof RunEvent.Step step) {
                iteration = step.iteration();
                give(take, values(step), new Number("", seconds, iteration, step.epoch(), 0));
            } else if (event instanceof RunEvent.Validated validated) {
                long at = Math.max(iteration, validated.iteration());
                give(take, values(validated), new Number("", seconds, at, validated.epoch(), 0));
            } else if (event instanceof RunEvent.EpochStarted begun) {
                double trains = begun.applied().backboneTrains() ? 1 : 0;
                Map<String, Double> state = new LinkedHashMap<>();
                state.put("freezing/backbone_trains", trains);
                state.put("freezing/trainable_values", (double) begun.trainableValues());
                give(take, state, new Number("", seconds, iteration, begun.epoch(), 0));
            } else if (event instanceof RunEvent.EpochEnded ended) {
                Map<String, Double> epoch = new LinkedHashMap<>();
                // epochs that are done, as other programs count them
                epoch.put("epoch", ended.epoch() + 1.0);
                epoch.put("epoch_end/mean_loss", ended.meanLoss());
                epoch.put("epoch_end/seconds", ended.seconds());
                give(take, epoch, new Number("", seconds, iteration, ended.epoch(), 0));
            }
        }
    }

    private static void give(Consumer<Number> take, Map<String, Double> values, Number at) {
        values.forEach((name, value) -> take.accept(new Number(name, at.seconds(), at.iteration(), at.epoch(), value)));
    }

    /** The names of MMEngine where it has any, seconds as there; the whole time of a step includes waiting for data. */
    private static Map<String, Double> values(RunEvent.Step step) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train/loss", step.loss());
        if (step.losses().size() > 1) {
            step.losses()
                    .forEach((name, value) ->
                            values.put("train/" + (name.contains("loss") ? "" : "loss_") + name, value));
        }
        values.put("learning_rate", step.learningRate());
        values.put("grad_norm", step.gradientNorm());
        double wait = Double.isNaN(step.dataWaitMilliseconds()) ? 0 : step.dataWaitMilliseconds();
        values.put("time", (step.milliseconds() + wait) / 1000);
        values.put("data_time", step.dataWaitMilliseconds() / 1000);
        values.put("memory/process_mib", step.residentBytes() > 0 ? step.residentBytes() / MEBIBYTE : Double.NaN);
        values.put("memory/device_mib", step.deviceBytes() > 0 ? step.deviceBytes() / MEBIBYTE : Double.NaN);
        return values;
    }

    private static Map<String, Double> values(RunEvent.Validated validated) {
        Map<String, Double> values = new LinkedHashMap<>();
        validated.scores().metrics().forEach((name, value) -> values.put("val/" + name, value));
        validated.scores().classes().forEach((name, score) -> values.put("val/AP50/" + name, score.ap50()));
        values.put("validation_seconds", validated.seconds());
        return values;
    }
}
