package org.nadir.run.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.run.RecordedRun;
import org.nadir.run.RunFolder;
import org.nadir.training.RunEvent;

/** Takes the curves of a training of another program over as a run. Not for the FX thread. */
public final class RunImport {
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 500;
    private static final String EVENT_FILE = "tfevents";

    private RunImport() {}

    /**
     * What was taken over.
     *
     * @param warnings what is missing of the files
     * @param leftOut names of numbers that have no place in a run
     */
    public record Result(
            RunFolder folder,
            String format,
            long steps,
            long validations,
            List<String> warnings,
            List<String> leftOut) {
        public Result {
            warnings = List.copyOf(warnings);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads a log and writes it as a run folder.
     *
     * @param source an event file of TensorBoard, a JSON log of MMEngine or MMCV, or a folder with one or the other
     * @param name of the run; a taken one gets a number
     * @throws UserProblem when there is no log, or nothing of a training in it
     */
    public static Result run(Path source, String name, Path runsDir) {
        ForeignLog log = read(source.toAbsolutePath().normalize());
        if (log.isEmpty()) {
            throw UserProblem.of("There are no numbers of a training in it")
                    .file(source)
                    .expected("scalars such as a loss, a rate or an mAP")
                    .problem();
        }
        ForeignEvents made = new ForeignEvents(log);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(RecordedRun.SOURCE, source.toAbsolutePath().normalize().toString());
        facts.put("format", log.format());
        facts.put("device time", made.timing());
        log.facts().forEach(facts::putIfAbsent);
        List<RunEvent> events = made.events(facts);
        RunFolder folder = RecordedRun.create(runsDir, name, source, events);
        long steps = count(events, RunEvent.Step.class);
        long validations = count(events, RunEvent.Validated.class);
        return new Result(folder, log.format(), steps, validations, log.warnings(), List.copyOf(made.leftOut()));
    }

    private static long count(List<RunEvent> events, Class<? extends RunEvent> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    /** The name that a run of this source has unless it is given another: the folder says more than "scalars.json" does. */
    public static String name(Path source) {
        Path at = source.toAbsolutePath().normalize();
        List<String> words = new ArrayList<>();
        for (Path part : at) {
            words.add(part.toString());
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i).replaceAll("\\.(log\\.)?json$", "");
            boolean says = !word.contains(EVENT_FILE)
                    && !List.of("scalars", "vis_data", "tf_logs", "logs", "train")
                            .contains(word)
                    && !word.matches("\\d{8}_\\d{6}");
            if (says) {
                return word;
            }
        }
        return "imported";
    }

    private static ForeignLog read(Path source) {
        if (Files.isDirectory(source)) {
            return folder(source);
        }
        if (!Files.isRegularFile(source)) {
            throw UserProblem.of("There is no such file or folder").file(source).problem();
        }
        if (new RecordFile(source).isRecords() || name(source, file -> file.contains(EVENT_FILE))) {
            return TensorBoardLog.read(List.of(source), parent(source));
        }
        return MmLog.read(List.of(source));
    }

    /** MMEngine writes both; its JSON log says more of epochs. */
    private static ForeignLog folder(Path source) {
        List<Path> files = files(source);
        List<Path> scalars = named(files, "scalars.json"::equals);
        List<Path> old = named(files, name -> name.endsWith(".log.json"));
        if (!scalars.isEmpty() || !old.isEmpty()) {
            return MmLog.read(scalars.isEmpty() ? old : scalars);
        }
        List<Path> events = named(files, name -> name.contains(EVENT_FILE));
        if (events.isEmpty()) {
            throw UserProblem.of("There is no log of a training in this folder")
                    .file(source)
                    .expected("events.out.tfevents.*, vis_data/scalars.json or *.log.json")
                    .problem();
        }
        if (events.size() > MOST_FILES) {
            throw UserProblem.of("These are the event files of more than one training")
                    .file(source)
                    .found(events.size() + " files")
                    .expected("the folder of one training")
                    .problem();
        }
        return TensorBoardLog.read(events, source);
    }

    private static List<Path> named(List<Path> files, Predicate<String> wanted) {
        return files.stream().filter(file -> name(file, wanted)).toList();
    }

    private static List<Path> files(Path source) {
        try (Stream<Path> all = Files.walk(source, DEEPEST)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserProblem.of("The folder could not be read (" + e.getMessage() + ")")
                    .file(source)
                    .cause(e)
                    .problem();
        }
    }

    private static boolean name(Path file, Predicate<String> wanted) {
        return wanted.test(String.valueOf(file.getFileName()));
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file : parent;
    }
}
