package org.nadir.app.experiments;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.ModelSpec;
import org.nadir.run.RunFolder;
import org.nadir.tensor.Safetensors;

/**
 * What a teacher is, as far as it can be told without opening its weights.
 *
 * @param kind what its path names
 * @param model its architecture; empty while it is not known
 * @param classes that it tells apart; empty while they are not known
 * @param problem why it cannot teach, a sentence; empty when nothing speaks against it
 */
record TeacherFacts(Kind kind, Optional<ModelSpec> model, List<String> classes, String problem) {
    /** What can be given as a teacher. */
    enum Kind {
        NONE,
        RUN,
        CHECKPOINT,
        STATE,
        EXPERIMENT
    }

    static final TeacherFacts NONE = new TeacherFacts(Kind.NONE, Optional.empty(), List.of(), "");

    private static final String SPEC = "nadir.spec";
    private static final String CLASSES = "nadir.classes";

    /**
     * Looks at a path as the form has it; reads at most the head of a checkpoint. Off the FX thread.
     *
     * @param folder relative paths are resolved against it
     */
    static TeacherFacts read(Path folder, String path) {
        try {
            return known(folder.resolve(path));
        } catch (InvalidPathException e) {
            return wrong("The teacher is no path.");
        } catch (UserProblem problem) {
            return wrong(String.valueOf(problem.getMessage()));
        }
    }

    private static TeacherFacts known(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            return run(RunFolder.open(path));
        }
        if (!Files.isRegularFile(path)) {
            return wrong("There is neither a run nor a file at " + path + ".");
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            ExperimentSpec spec = ExperimentYaml.read(path);
            return new TeacherFacts(
                    Kind.EXPERIMENT, Optional.of(spec.model()), spec.data().classes(), "");
        }
        if (name.endsWith(".safetensors")) {
            return checkpoint(path, Kind.CHECKPOINT);
        }
        return name.endsWith(".pth")
                ? new TeacherFacts(Kind.STATE, Optional.empty(), List.of(), "")
                : wrong("A teacher is a run folder, a checkpoint (.safetensors), a .pth or the YAML of an experiment.");
    }

    private static TeacherFacts run(RunFolder run) {
        Optional<Path> checkpoint = run.checkpoint("best").or(() -> run.checkpoint("last"));
        return checkpoint
                .map(file -> checkpoint(file, Kind.RUN))
                .orElseGet(() -> new TeacherFacts(
                        Kind.RUN,
                        Optional.of(run.spec().model()),
                        run.spec().data().classes(),
                        "The run " + run.name() + " has no checkpoint yet."));
    }

    private static TeacherFacts checkpoint(Path file, Kind kind) {
        Map<String, String> about = Safetensors.metadata(file);
        String spec = about.get(SPEC);
        if (spec == null) {
            return wrong("The file holds weights, but no detector that Nadir trained.");
        }
        ModelSpec model = ExperimentYaml.parse(spec, file).model();
        return new TeacherFacts(kind, Optional.of(model), classes(about.getOrDefault(CLASSES, "[]")), "");
    }

    private static List<String> classes(String json) {
        try {
            List<String> classes = new Gson().fromJson(json, new TypeToken<List<String>>() {}.getType());
            return classes == null ? List.of() : List.copyOf(classes);
        } catch (JsonParseException | NullPointerException e) {
            // the check that opens the weights tells of damage; here names are a convenience
            return List.of();
        }
    }

    private static TeacherFacts wrong(String problem) {
        return new TeacherFacts(Kind.NONE, Optional.empty(), List.of(), problem);
    }
}
