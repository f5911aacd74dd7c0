package org.nadir.app.compare;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nadir.app.desk.WorkerJvm;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.evaluation.MatchFiles;
import org.nadir.experiment.DataSpec;
import org.nadir.run.RunFolder;

/**
 * Hits, false alarms and misses of a checkpoint on the validation images of its run: found once by {@code nadir evaluate} in
 * a process of its own and kept in the results of the run. Blocks; off the FX thread.
 */
final class SplitEvaluation {
    private static final String COMMAND_LINE = "org.nadir.cli.Nadir";
    private static final String ENDING = ".geojson";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");

    private final CheckpointChoice checkpoint;

    SplitEvaluation(CheckpointChoice checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** True when the outcome is there and not older than the checkpoint. */
    boolean ready() {
        Path document = checkpoint.outcome().resolve("evaluation.json");
        try {
            return Files.exists(document)
                    && Files.getLastModifiedTime(document).compareTo(Files.getLastModifiedTime(checkpoint.file())) >= 0;
        } catch (IOException gone) {
            // the checkpoint was deleted: what was found with it still stands
            return Files.exists(document);
        }
    }

    /** Finds the outcome unless it is there. */
    void find(String device, Progress progress) throws IOException, InterruptedException {
        if (ready()) {
            return;
        }
        WorkerJvm worker = new WorkerJvm(COMMAND_LINE, words(device));
        WorkerJvm.Outcome outcome = worker.run(line -> tell(line, progress), progress);
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        if (outcome.exitCode() != 0) {
            throw UserProblem.of(sentence(outcome))
                    .file(checkpoint.file())
                    .cause(new IllegalStateException(String.join("\n", outcome.lastLog())))
                    .problem();
        }
    }

    /** The command that finds it. */
    List<String> words(String device) {
        DataSpec data = RunFolder.open(checkpoint.run().folder()).spec().data();
        // without a data set of its own the command takes those of the run, which may be several
        List<String> words =
                new ArrayList<>(List.of("evaluate", checkpoint.file().toString(), "--split", data.validation()));
        words.addAll(List.of("--out", checkpoint.outcome().toString(), "--overwrite", "--device", device, "--json"));
        if (data.tile() > 0) {
            // the map shows scenes, not the tiles they were cut into
            words.add("--whole");
        }
        return words;
    }

    private static void tell(String line, Progress progress) {
        Matcher percent = PERCENT.matcher(line);
        if (percent.find()) {
            progress.report(Long.parseLong(percent.group(1)), 100, line.strip());
        }
    }

    private static String sentence(WorkerJvm.Outcome outcome) {
        try {
            if (JsonParser.parseString(outcome.output()) instanceof JsonObject json && json.has("error")) {
                return json.get("error").getAsString().replaceFirst("\\.$", "");
            }
        } catch (JsonParseException cutShort) {
            return "The evaluation ended in the middle, with code " + outcome.exitCode();
        }
        return "The evaluation ended with code " + outcome.exitCode();
    }

    /** Names of the images with objects or detections; empty before the outcome was found. */
    List<String> images() throws IOException {
        Path matches = checkpoint.outcome().resolve("matches");
        if (!Files.isDirectory(matches)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(matches)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The outcome on one image; empty when there is nothing on it or it was not looked at. */
    Optional<MatchFiles.Content> read(String image) {
        Path file = checkpoint.outcome().resolve("matches").resolve(image + ENDING);
        return ready() && Files.exists(file) ? Optional.of(MatchFiles.read(file)) : Optional.empty();
    }
}
