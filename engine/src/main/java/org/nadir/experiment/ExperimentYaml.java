package org.nadir.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Experiments as YAML: one block per card of the form, one key per {@link Field}; a key that is not given has its
 * default. Relative paths are resolved against the folder of the file. Unknown keys, wrong types and values out of range are
 * refused with file, line, field, found and expected. Reads plain YAML only: no tags, no aliases, no deep nesting.
 */
public final class ExperimentYaml {
    private static final long LARGEST = 1 << 20;

    private ExperimentYaml() {}

    public static ExperimentSpec read(Path file) {
        return read(file, Map.of());
    }

    /** Reads a file and replaces some of its values, as {@code --set key=value} does. */
    public static ExperimentSpec read(Path file, Map<String, String> changes) {
        return spec(text(file), file, changes);
    }

    /** Reads YAML that is not (yet) a file; {@code file} names it in problems and its folder resolves paths. */
    public static ExperimentSpec parse(String yaml, Path file) {
        return spec(yaml, file, Map.of());
    }

    /** The values that YAML gives, by key of their fields; each is checked by itself, paths are as written. */
    public static Map<String, String> values(String yaml, Path file) {
        return YamlValues.parse(yaml, file).values();
    }

    private static ExperimentSpec spec(String yaml, Path file, Map<String, String> changes) {
        YamlValues parsed = YamlValues.parse(yaml, file);
        Map<String, String> values = Fields.with(parsed.values(), changes);
        List<FieldProblem> problems = Fields.validate(values);
        if (!problems.isEmpty()) {
            throw parsed.problem(problems.get(0));
        }
        Path folder = file.toAbsolutePath().getParent();
        return Fields.toSpec(values, folder == null ? Path.of("") : folder);
    }

    /** The YAML of a specification with all its values; reading it gives an equal specification. */
    public static String write(ExperimentSpec spec) {
        return write(Fields.values(spec));
    }

    /** The YAML of the values of a form, right or wrong; for values that are no text of a field the reader complains. */
    public static String write(Map<String, String> values) {
        return YamlText.of(values);
    }

    public static void write(ExperimentSpec spec, Path file) {
        AtomicFile.writeString(file, write(spec));
    }

    /**
     * The text of a file of settings.
     *
     * @throws UserProblem when it is missing, no text or far larger than settings are
     */
    public static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw UserProblem.of("The file is too large for settings of experiments")
                        .file(file)
                        .found(Files.size(file) + " bytes")
                        .expected("at most " + LARGEST)
                        .problem();
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw UserProblem.of("There is no such file").file(file).cause(e).problem();
        } catch (IOException e) {
            throw UserProblem.of("The file could not be read as text (" + e.getMessage() + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
    }

    /** What to say of a text that is no YAML, with the line where it stops being it. */
    public static UserProblem notYaml(YamlEngineException fault, Path file) {
        int line = fault instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0)
                : 0;
        String what = fault instanceof MarkedYamlEngineException marked ? marked.getProblem() : fault.getMessage();
        return UserProblem.of("This is not YAML (" + what + ")")
                .file(file)
                .line(line)
                .cause(fault)
                .problem();
    }
}
