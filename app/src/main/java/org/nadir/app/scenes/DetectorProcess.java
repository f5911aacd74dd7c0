package org.nadir.app.scenes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.app.desk.WorkerJvm;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/** Runs {@code nadir detect} in a process of its own and reads what it found. Blocks; off the FX thread. */
final class DetectorProcess {
    private static final String COMMAND_LINE = "org.nadir.cli.Nadir";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");

    private DetectorProcess() {}

    static DetectionResult run(DetectorRequest request, Path scene, Progress progress)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nadir-detections");
        Path out = folder.resolve("detections.geojson");
        try {
            progress.report(0, 0, "Starting the detector");
            WorkerJvm worker = new WorkerJvm(COMMAND_LINE, request.arguments(scene.toAbsolutePath(), out));
            WorkerJvm.Outcome outcome = worker.run(line -> tell(line, progress), progress);
            if (outcome.exitCode() != 0 && !progress.cancelled()) {
                throw failure(outcome, scene);
            }
            if (progress.cancelled()) {
                throw new java.util.concurrent.CancellationException();
            }
            DetectionResult found = DetectionExchange.read(out);
            String name = String.valueOf(request.model().getFileName());
            return new DetectionResult(name, name, found.classes(), found.detections());
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(folder);
        }
    }

    private static void tell(String line, Progress progress) {
        Matcher percent = PERCENT.matcher(line);
        if (percent.find()) {
            progress.report(Long.parseLong(percent.group(1)), 100, line.strip());
        }
    }

    private static UserProblem failure(WorkerJvm.Outcome outcome, Path scene) {
        String sentence = sentence(outcome.output());
        String log = String.join("\n", outcome.lastLog());
        return UserProblem.of(sentence.isEmpty() ? "The detector ended with code " + outcome.exitCode() : sentence)
                .file(scene)
                .cause(new IllegalStateException(log))
                .problem();
    }

    private static String sentence(String output) {
        try {
            if (JsonParser.parseString(output) instanceof JsonObject json && json.has("error")) {
                return json.get("error").getAsString().replaceFirst("\\.$", "");
            }
        } catch (JsonParseException | UnsupportedOperationException e) {
            // the process died before it could answer: its exit code is all there is to say
            return "";
        }
        return "";
    }
}
