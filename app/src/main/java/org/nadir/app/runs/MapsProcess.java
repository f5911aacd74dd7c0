package org.nadir.app.runs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.nadir.app.desk.WorkerJvm;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;

/** Compares the maps of a student and its teacher in a process of its own. Blocks; off the FX thread. */
final class MapsProcess {
    private static final String COMMAND_LINE = "org.nadir.cli.Nadir";

    private MapsProcess() {}

    static SeenMaps look(PairMapsModel.Wanted wanted, Progress progress) throws IOException, InterruptedException {
        progress.report(0, 0, "Running the image through both");
        RunFolder run = wanted.run().folder();
        List<String> words = List.of(
                "pair-maps",
                run.path().toString(),
                wanted.image(),
                "--checkpoint",
                wanted.checkpoint(),
                "--device",
                wanted.device());
        WorkerJvm.Outcome outcome = new WorkerJvm(COMMAND_LINE, words).run(line -> {}, progress);
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        if (outcome.exitCode() != 0) {
            throw UserProblem.of(sentence(outcome))
                    .file(run.path())
                    .cause(new IllegalStateException(String.join("\n", outcome.lastLog())))
                    .problem();
        }
        return SeenMaps.read(outcome.output());
    }

    private static String sentence(WorkerJvm.Outcome outcome) {
        try {
            if (JsonParser.parseString(outcome.output()) instanceof JsonObject json && json.has("error")) {
                return json.get("error").getAsString().replaceFirst("\\.$", "");
            }
        } catch (JsonParseException cutShort) {
            return "The comparison ended in the middle, with code " + outcome.exitCode();
        }
        return "The comparison ended with code " + outcome.exitCode();
    }
}
