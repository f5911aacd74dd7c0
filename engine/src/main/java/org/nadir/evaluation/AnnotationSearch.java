package org.nadir.evaluation;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;

/**
 * Finds the COCO annotations of a split where people keep them: JSON files in the data folder, the folder of the split, or
 * {@code annotations} in either. One fits when it numbers every image of the split. Stateless.
 */
public final class AnnotationSearch {
    private static final String FOLDER = "annotations";

    private AnnotationSearch() {}

    /** What results with numbers must know of a file: images of the split and categories by number. */
    private record Numbering(Map<String, String> images, Map<String, String> categories) {}

    /**
     * The file whose numbers stand for the images of the split; empty when there is none.
     *
     * @throws UserProblem when several fit and number differently, so that a person must say which
     */
    public static Optional<Path> find(Path data, DataSplit split) {
        Set<String> names = split.images().stream().map(LabelledImage::name).collect(Collectors.toSet());
        Map<Path, Numbering> fitting = new TreeMap<>();
        for (Path file : candidates(data, split.name())) {
            read(file, names)
                    .filter(found -> found.images().values().containsAll(names))
                    .ifPresent(found -> fitting.put(file, found));
        }
        if (Set.copyOf(fitting.values()).size() > 1) {
            throw UserProblem.of("Several COCO annotations of the data have these images, with different numbers")
                    .file(data)
                    .found(fitting.keySet().stream().map(Path::toString).collect(Collectors.joining(", ")))
                    .remedy("Say which the detector was trained with: --annotations FILE")
                    .problem();
        }
        return fitting.keySet().stream().findFirst();
    }

    private static List<Path> candidates(Path data, String split) {
        List<Path> files = new ArrayList<>();
        for (Path folder :
                List.of(data, data.resolve(FOLDER), data.resolve(split), data.resolve(split + "/" + FOLDER))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.list(folder)) {
                    all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
                            .filter(Files::isRegularFile)
                            .forEach(files::add);
                } catch (IOException unlisted) {
                    // a folder that cannot be looked into holds nothing to be found
                }
            }
        }
        return files;
    }

    /** Empty for a file that is something else: nobody has named it as annotations. */
    private static Optional<Numbering> read(Path file, Set<String> names) {
        Numbering found = new Numbering(new TreeMap<>(), new TreeMap<>());
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "images" -> pairs(reader, "file_name", found.images());
                    case "categories" -> pairs(reader, "name", found.categories());
                    default -> reader.skipValue();
                }
            }
        } catch (IOException | IllegalStateException another) {
            return Optional.empty();
        }
        found.images().replaceAll((id, image) -> Predictions.stem(image));
        found.images().values().retainAll(names);
        return Optional.of(found);
    }

    private static void pairs(JsonReader reader, String key, Map<String, String> pairs) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            String id = "";
            String value = "";
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                boolean plain = reader.peek() == JsonToken.STRING || reader.peek() == JsonToken.NUMBER;
                if (plain && name.equals("id")) {
                    id = reader.nextString();
                } else if (plain && name.equals(key)) {
                    value = reader.nextString();
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            pairs.put(id, value);
        }
        reader.endArray();
    }
}
