package org.nadir.app.desk;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.collections.ObservableList;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserFolders;

/**
 * The settings as a JSON file in the user's configuration folder. A file that is damaged or from another version loses
 * only what cannot be read: settings never stop the workbench from opening.
 */
public final class SettingsFile {
    private static final Logger LOG = Logger.getLogger(SettingsFile.class.getName());

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The place the system keeps settings in; the system property {@code nadir.config} moves it. */
    public static SettingsFile ofUser() {
        return new SettingsFile(UserFolders.config().resolve("workbench.json"));
    }

    /** Reads the file into a new model; what is missing keeps its default. */
    public SettingsModel load() {
        SettingsModel model = new SettingsModel(
                Path.of(System.getProperty("user.home", ".")).resolve("nadir").resolve("runs"));
        JsonObject json = read();
        text(json, "theme").ifPresent(name -> model.theme().set(ThemeChoice.of(name)));
        path(json, "runsFolder").ifPresent(model.runsFolder()::set);
        text(json, "device").filter(d -> !d.isBlank()).ifPresent(model.device()::set);
        text(json, "workspace").flatMap(SettingsFile::workspace).ifPresent(model.workspace()::set);
        text(json, "inspector").ifPresent(open -> model.inspectorOpen().set(!open.equals("closed")));
        window(json).ifPresent(model.window()::set);
        paths(json, "recentScenes", model.recentScenes());
        paths(json, "recentDataSets", model.recentDataSets());
        paths(json, "openSets", model.openSets());
        return model;
    }

    /** Writes the model as it stands; call off the FX thread with {@link #snapshot(SettingsModel)}'s text. */
    public void save(String snapshot) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AtomicFile.writeString(file, snapshot);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** The text of the file for a model; FX thread. */
    public static String snapshot(SettingsModel model) {
        JsonObject json = new JsonObject();
        json.addProperty("theme", model.theme().get().name().toLowerCase(Locale.ROOT));
        json.addProperty("runsFolder", model.runsFolder().get().toString());
        json.addProperty("device", model.device().get());
        json.addProperty("workspace", model.workspace().get().key());
        json.addProperty("inspector", model.inspectorOpen().get() ? "open" : "closed");
        SettingsModel.WindowPlace place = model.window().get();
        JsonObject window = new JsonObject();
        if (Double.isFinite(place.x()) && Double.isFinite(place.y())) {
            window.addProperty("x", place.x());
            window.addProperty("y", place.y());
        }
        window.addProperty("width", place.width());
        window.addProperty("height", place.height());
        window.addProperty("maximised", place.maximised());
        json.add("window", window);
        json.add("recentScenes", array(model.recentScenes()));
        json.add("recentDataSets", array(model.recentDataSets()));
        json.add("openSets", array(model.openSets()));
        return new GsonBuilder().setPrettyPrinting().create().toJson(json);
    }

    private JsonObject read() {
        if (!Files.exists(file)) {
            return new JsonObject();
        }
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            return root.isJsonObject() ? root.getAsJsonObject() : new JsonObject();
        } catch (IOException | JsonParseException e) {
            LOG.log(Level.WARNING, "The settings in " + file + " could not be read; starting with the defaults", e);
            return new JsonObject();
        }
    }

    private static Optional<WorkspaceKind> workspace(String key) {
        return List.of(WorkspaceKind.values()).stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst();
    }

    private static Optional<SettingsModel.WindowPlace> window(JsonObject json) {
        if (!(json.get("window") instanceof JsonObject place)) {
            return Optional.empty();
        }
        double width = number(place, "width", 1440);
        double height = number(place, "height", 900);
        boolean maximised = text(place, "maximised").orElse("false").equals("true");
        if (width < 400 || height < 300 || width > 16384 || height > 16384) {
            return Optional.empty();
        }
        return Optional.of(new SettingsModel.WindowPlace(
                number(place, "x", Double.NaN), number(place, "y", Double.NaN), width, height, maximised));
    }

    private static double number(JsonObject json, String key, double fallback) {
        try {
            return text(json, key).map(Double::parseDouble).orElse(fallback);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    private static Optional<String> text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    private static Optional<Path> path(JsonObject json, String key) {
        return text(json, key).flatMap(SettingsFile::asPath);
    }

    private static Optional<Path> asPath(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void paths(JsonObject json, String key, ObservableList<Path> into) {
        if (json.get(key) instanceof JsonArray list) {
            for (JsonElement entry : list) {
                if (entry.isJsonPrimitive()) {
                    asPath(entry.getAsString()).ifPresent(into::add);
                }
            }
        }
    }

    private static JsonArray array(List<Path> paths) {
        JsonArray list = new JsonArray();
        paths.forEach(path -> list.add(path.toString()));
        return list;
    }
}
