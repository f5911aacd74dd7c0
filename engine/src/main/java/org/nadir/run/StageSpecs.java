package org.nadir.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.CacheSpec;
import org.nadir.experiment.DistillationSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;

/** The specifications of the runs that a student needs first, and which runs already are what they ask for. Stateless. */
final class StageSpecs {
    /** Settings that say how a run is worked, not what it learns. */
    private static final List<String> OPERATIONAL = List.of(
            "name",
            "run.device",
            "run.heapMib",
            "run.checkpointEvery",
            "run.keepLast",
            "data.loaderThreads",
            "data.keptMib",
            "freezing.cacheFeatures",
            "freezing.cacheLimit",
            "distillation.cacheTeacher",
            "distillation.cacheLimit");

    private StageSpecs() {}

    /** The newest run of this specification, one that is finished before one that is not; empty when there is none. */
    static Optional<RunFolder> same(Path runsDir, ExperimentSpec spec) {
        String wanted = digest(Fields.values(spec));
        List<RunFolder> same = RunFolder.list(runsDir).stream()
                .filter(run -> wanted.equals(digest(run)))
                .toList();
        return same.stream().filter(StageWait::trained).findFirst().or(() -> same.stream()
                .findFirst());
    }

    private static String digest(RunFolder run) {
        try {
            return digest(Fields.values(run.spec()));
        } catch (UserProblem unreadableOrRecorded) {
            return "";
        }
    }

    private static String digest(Map<String, String> values) {
        Map<String, String> learned = new LinkedHashMap<>(values);
        learned.keySet().removeAll(OPERATIONAL);
        return WeightDigest.of(ExperimentYaml.write(learned));
    }

    /**
     * The run of a teacher's amplifier: the teacher's architecture and optimiser on the student's images, the head alone. Its
     * name is made of the teacher's weights and of all that decides what it learns, so that equal ones are found by it.
     *
     * @param teacher the specification that the teacher was trained with
     * @param checkpoint of the teacher
     * @param weights digest of the teacher's weights
     */
    static ExperimentSpec amplifier(ExperimentSpec student, ExperimentSpec teacher, Path checkpoint, String weights) {
        Map<String, String> values = new LinkedHashMap<>(Fields.values(student));
        Map<String, String> ofTeacher = Fields.values(teacher);
        values.keySet().removeIf(key -> key.startsWith("freezing.") || key.startsWith("distillation."));
        ofTeacher.forEach((key, value) -> {
            if (key.startsWith("model.") || key.startsWith("optimisation.")) {
                values.put(key, value);
            }
        });
        int asked = student.distillation().amplifierEpochs();
        int epochs = asked > 0 ? asked : student.optimisation().epochs();
        values.put("model.weights", "none");
        values.put("optimisation.epochs", Integer.toString(epochs));
        values.put("optimisation.milestones", "scaled");
        values.put("data.mosaicOffLast", Integer.toString(mosaicOffLast(student, epochs)));
        values.put("freezing.schedule", "table");
        values.put("freezing.table", DistillationSpec.HEAD_ALONE);
        CacheSpec cache = student.distillation().cache();
        values.put("freezing.cacheFeatures", Boolean.toString(cache.on() && epochs > 1));
        values.put("freezing.cacheLimit", Double.toString(cache.limitGib()));
        values.put("distillation.method", DistillationSpec.AMPLIFIER);
        student.distillation()
                .settings()
                .ifPresent(settings ->
                        values.put("distillation.wavelet", settings.spectral().wavelet()));
        values.put("run.seed", Long.toString(teacher.run().seed()));
        values.put("run.patience", "0");
        values.put("distillation.teacher", weights);
        values.put("name", "amplifier-" + digest(values));
        values.put("distillation.teacher", checkpoint.toString());
        return Fields.toSpec(values, Path.of("").toAbsolutePath());
    }

    private static int mosaicOffLast(ExperimentSpec student, int epochs) {
        return Math.min(student.data().augmentation().mosaic().offLast(), epochs - 1);
    }
}
