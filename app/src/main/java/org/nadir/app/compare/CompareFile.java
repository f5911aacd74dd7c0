package org.nadir.app.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.base.AtomicFile;

/**
 * The chosen runs with colours, pins and notes, as a file beside the runs. Folders count from that of the file, so that runs
 * may be moved together; a file that cannot be read is as none.
 */
final class CompareFile {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private CompareFile() {}

    /**
     * One of the runs.
     *
     * @param colour its place in the palette
     */
    record Run(Path folder, int colour, boolean shown, boolean pinned, String note) {}

    /** What the file holds. */
    record Content(List<Run> runs, Optional<String> baseline) {
        static Content of(CompareModel model) {
            return new Content(
                    model.runs().stream()
                            .map(run -> new Run(
                                    run.folder().path(),
                                    model.colour(run.folder().path()),
                                    run.shown().get(),
                                    run.pinned().get(),
                                    run.note().get()))
                            .toList(),
                    model.baseline().get());
        }
    }

    static Path in(Path runsFolder) {
        return runsFolder.resolve("comparison.json");
    }

    static void write(Path file, Content content) {
        JsonObject document = new JsonObject();
        content.baseline().ifPresent(name -> document.addProperty("baseline", name));
        JsonArray runs = new JsonArray();
        for (Run run : content.runs()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("run", relative(file, run.folder()));
            entry.addProperty("colour", run.colour());
            entry.addProperty("shown", run.shown());
            entry.addProperty("pinned", run.pinned());
            entry.addProperty("note", run.note());
            runs.add(entry);
        }
        document.add("runs", runs);
        AtomicFile.writeString(file, GSON.toJson(document) + "\n");
    }

    private static String relative(Path file, Path folder) {
        Path base = file.toAbsolutePath().normalize().getParent();
        Path shown = base != null && folder.startsWith(base) ? base.relativize(folder) : folder;
        return shown.toString().replace('\\', '/');
    }

    static Content read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new Content(List.of(), Optional.empty());
        }
        try {
            JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<Run> runs = new ArrayList<>();
            for (JsonElement element : document.getAsJsonArray("runs")) {
                runs.add(run(file, element.getAsJsonObject()));
            }
            Optional<String> baseline =
                    Optional.ofNullable(document.get("baseline")).map(JsonElement::getAsString);
            return new Content(runs, baseline);
        } catch (IOException | RuntimeException damaged) {
            // the choice of yesterday is worth no stop: it is made anew
            return new Content(List.of(), Optional.empty());
        }
    }

    private static Run run(Path file, JsonObject entry) {
        Path folder = file.toAbsolutePath()
                .resolveSibling(entry.get("run").getAsString())
                .normalize();
        return new Run(
                folder,
                entry.get("colour").getAsInt(),
                entry.get("shown").getAsBoolean(),
                entry.get("pinned").getAsBoolean(),
                entry.get("note").getAsString());
    }
}
