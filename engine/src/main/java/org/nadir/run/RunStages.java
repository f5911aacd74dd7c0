package org.nadir.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nadir.base.AtomicFile;

/**
 * The runs that came before a run, in {@code stages.json} of its folder: written by its worker as soon as it knows them, read
 * by whoever shows them. Paths are relative to the folder. Safe from any thread and process.
 */
public final class RunStages {
    private static final String FILE = "stages.json";

    private RunStages() {}

    /** The stages in their order; empty for a run that needs none, and where a stage's folder is gone. */
    public static List<Stage> of(RunFolder run) {
        Path file = run.path().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<Stage> stages = new ArrayList<>();
        try {
            for (JsonElement element : JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .getAsJsonArray("stages")) {
                JsonObject object = element.getAsJsonObject();
                Stage.Kind kind =
                        Stage.Kind.valueOf(object.get("kind").getAsString().toUpperCase(Locale.ROOT));
                stages.add(new Stage(
                        kind,
                        RunFolder.open(run.path().resolve(object.get("run").getAsString()))));
            }
        } catch (IOException | RuntimeException goneOrForeign) {
            return List.copyOf(stages);
        }
        return List.copyOf(stages);
    }

    static void write(RunFolder run, List<Stage> stages) {
        JsonArray list = new JsonArray();
        for (Stage stage : stages) {
            JsonObject object = new JsonObject();
            object.addProperty("kind", stage.kind().name().toLowerCase(Locale.ROOT));
            object.addProperty(
                    "run", run.path().relativize(stage.run().path()).toString().replace('\\', '/'));
            list.add(object);
        }
        JsonObject document = new JsonObject();
        document.add("stages", list);
        AtomicFile.writeString(run.path().resolve(FILE), document + "\n");
    }
}
