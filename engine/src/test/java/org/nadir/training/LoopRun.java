package org.nadir.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.experiment.RunSpec;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.tensor.RandomStreams;

/** Short ways to loops over a {@link TinyTask}. */
final class LoopRun {
    static final int EPOCHS = 3;

    private LoopRun() {}

    static OptimisationSpec optimisation(String optimiser, int epochs) {
        return new OptimisationSpec(epochs, 2, 1, optimiser, 0.01, 0.9, 1e-3, 35, 0, 2, 0.3, "step", List.of(2));
    }

    static RunSpec run(int patience) {
        return new RunSpec(5, "cpu", 1, patience, 0, 1, 2, 0.05, 0);
    }

    static TrainingLoop loop(TinyTask task, FreezingSchedule schedule, MemoryHost host) {
        return loop(task, schedule, host, optimisation("sgd", EPOCHS));
    }

    static TrainingLoop loop(TinyTask task, FreezingSchedule schedule, MemoryHost host, OptimisationSpec optimisation) {
        return new TrainingLoop(
                new TrainingLoop.Setup(task, schedule, optimisation, run(0), task.streams(), Map.of()), host);
    }

    /** A loop that ends after so many validations without improvement. */
    static TrainingLoop patient(TinyTask task, MemoryHost host, int patience) {
        return new TrainingLoop(
                new TrainingLoop.Setup(
                        task,
                        FreezingSchedules.frozen(Set.of()),
                        optimisation("sgd", 6),
                        run(patience),
                        task.streams(),
                        Map.of()),
                host);
    }

    /** A specification with some values, as {@code --set} gives them; the rest is as in the form. */
    static ExperimentSpec spec(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("data.root", "/none", "run.seed", "5", "run.device", "cpu"));
        for (String setting : settings) {
            int at = setting.indexOf('=');
            values.put(setting.substring(0, at), setting.substring(at + 1));
        }
        return Fields.toSpec(values, Path.of("/"));
    }

    static TrainingLoop loop(Task task, ExperimentSpec spec, MemoryHost host) {
        return loop(task, spec, new RandomStreams(5), host);
    }

    static TrainingLoop loop(Task task, ExperimentSpec spec, RandomStreams streams, MemoryHost host) {
        FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
        return new TrainingLoop(
                new TrainingLoop.Setup(task, schedule, spec.optimisation(), spec.run(), streams, Map.of()), host);
    }

    /** Trains from the start and gives the digest of all parameters at the end. */
    static String train(FreezingSchedule schedule, MemoryHost host) {
        try (TinyTask task = new TinyTask()) {
            loop(task, schedule, host).run(Optional.empty());
            return task.digest(part -> true);
        }
    }
}
