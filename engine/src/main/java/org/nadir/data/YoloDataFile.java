package org.nadir.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The YAML file that describes a YOLO data set: names of the classes as a list or by number, and where the images of each
 * split are.
 *
 * @param splits places of images as written, by the plain name of their split
 */
record YoloDataFile(Path file, Map<Integer, String> names, String path, Map<String, List<String>> splits) {
    private static final Pattern NAMES = Pattern.compile("(?m)^names\\s*:");
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 8;

    /** The first file of a folder that names classes. */
    static Optional<Path> in(Path folder) {
        List<Path> files = new ArrayList<>(FolderListing.files(folder, "yaml"));
        files.addAll(FolderListing.files(folder, "yml"));
        return files.stream().filter(YoloDataFile::namesClasses).findFirst();
    }

    private static boolean namesClasses(Path file) {
        try {
            return Files.size(file) <= LARGEST
                    && NAMES.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                            .find();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws UserProblem for what is no YAML, or names no class */
    static YoloDataFile read(Path file) {
        Object content;
        try {
            LoadSettings settings =
                    LoadSettings.builder().setCodePointLimit(LARGEST).build();
            String text = Files.readString(file);
            requirePlain(file, text, settings);
            content = new Load(settings).loadFromString(text);
        } catch (IOException | YamlEngineException e) {
            throw UserProblem.of("This is not a YAML text ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")")
                    .file(file)
                    .cause(e)
                    .problem();
        }
        Map<?, ?> values = content instanceof Map<?, ?> map ? map : Map.of();
        Map<String, List<String>> splits = new LinkedHashMap<>();
        for (String split : List.of("train", "val", "valid", "test")) {
            List<String> places = texts(values.get(split));
            if (!places.isEmpty()) {
                splits.putIfAbsent(SplitNames.plain(split), places);
            }
        }
        List<String> path = texts(values.get("path"));
        return new YoloDataFile(file, names(file, values.get("names")), path.isEmpty() ? "" : path.get(0), splits);
    }

    /** Refuses aliases and deep nesting, before anything is built that could refer to itself or fill the stack. */
    private static void requirePlain(Path file, String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST || event instanceof AliasEvent) {
                throw UserProblem.of("The description of a data set has neither aliases nor deep nesting")
                        .file(file)
                        .line(event.getStartMark()
                                .map(mark -> mark.getLine() + 1)
                                .orElse(0))
                        .problem();
            }
        }
    }

    private static Map<Integer, String> names(Path file, @Nullable Object value) {
        Map<Integer, String> names = new TreeMap<>();
        if (value instanceof List<?> list) {
            list.forEach(name -> names.put(names.size(), String.valueOf(name)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((number, name) -> names.put(number(file, number), String.valueOf(name)));
        }
        if (names.isEmpty()) {
            throw UserProblem.of("The file names no class")
                    .file(file)
                    .field("names")
                    .found(String.valueOf(value))
                    .expected("a list of names, or a name for each number")
                    .problem();
        }
        return names;
    }

    private static int number(Path file, @Nullable Object value) {
        try {
            return Integer.parseInt(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw UserProblem.of("A class has no number")
                    .file(file)
                    .field("names")
                    .found(String.valueOf(value))
                    .expected("a whole number")
                    .problem();
        }
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value instanceof String text && !text.isBlank() ? List.of(text) : List.of();
    }

    /**
     * A folder or list of images that the file names: below its {@code path}, beside the file, or beside it without the
     * leading {@code ../} that some exports write.
     */
    Optional<Path> find(String place) {
        Path beside = file.toAbsolutePath().normalize().resolveSibling("");
        try {
            return List.of(
                            beside.resolve(path).resolve(place),
                            beside.resolve(place),
                            beside.resolve(place.replaceFirst("^(\\.\\./)+", "")))
                    .stream()
                    .filter(Files::exists)
                    .map(Path::normalize)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
