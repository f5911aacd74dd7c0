package org.nadir.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.experiment.ExperimentSpec;

/** Teachers and students of small images; this process trains the stages for which worker processes would be started. */
final class SmallPair {
    private final Path folder;
    private final Path data;
    private final List<String> started = new ArrayList<>();

    /** @param folder where data and runs come to lie */
    SmallPair(Path folder) throws IOException {
        this.folder = folder;
        this.data = SmallData.write(folder.resolve("data"));
    }

    Path data() {
        return data;
    }

    /** The names of the stages that were started, in their order. */
    List<String> started() {
        return started;
    }

    Path runs() {
        return folder.resolve("runs");
    }

    ExperimentSpec spec(String name, Map<String, String> more) {
        return SmallData.spec(data, name, 1, more);
    }

    ExperimentSpec teacherSpec() {
        return spec("teacher", Map.of("run.seed", "7", "freezing.schedule", "full"));
    }

    RunFolder teacher() {
        return train(RunFolder.create(runs(), teacherSpec()));
    }

    /** A run by ds2d2 that has not begun. */
    RunFolder student(String name, Path teacher, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "distillation.method", "ds2d2",
                "distillation.teacher", teacher.toString(),
                "distillation.amplifierEpochs", "1",
                "freezing.rho", "1"));
        values.putAll(more);
        return RunFolder.create(runs(), spec(name, values));
    }

    RunFolder train(RunFolder run) {
        new RunWorker(run, needed -> {
                    started.add(needed.name());
                    new RunControl(needed).resume();
                    train(needed);
                })
                .run();
        return run;
    }
}
