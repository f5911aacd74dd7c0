package org.nadir.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;

/**
 * One file of COCO's labels, taken in element by element because such files have hundreds of megabytes; its lists may stand
 * in any order. What is wrong with an element is kept, what is wrong with the file is thrown.
 */
final class CocoFile {
    private final Path file;
    private final LocatedJson json;
    private final List<Image> images = new ArrayList<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, List<CocoBox>> boxes = new HashMap<>();
    private final List<SkippedRow> skipped = new ArrayList<>();
    private boolean listsImages;

    /** @param width as the file says it, 0 where it does not; so is {@code height} */
    record Image(String place, String id, String fileName, int width, int height) {}

    private interface Element {
        void take(JsonObject element, String place);
    }

    private CocoFile(Path file) {
        this.file = file;
        this.json = new LocatedJson(file, "These are not labels in COCO's format");
    }

    /** @throws UserProblem when the file is no JSON or has no list of images */
    static CocoFile read(Path file) {
        CocoFile coco = new CocoFile(file);
        coco.json.read(reader -> {
            coco.lists(reader);
            return coco;
        });
        if (!coco.listsImages) {
            throw coco.json.wrong("images", "nothing", "a list");
        }
        return coco;
    }

    private void lists(JsonReader reader) throws IOException {
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw json.wrong("", "a list or a single value", "an object with images, categories and annotations");
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            switch (name) {
                case "images" -> {
                    listsImages = true;
                    list(reader, name, this::image);
                }
                case "categories" -> list(reader, name, this::category);
                case "annotations" -> list(reader, name, this::annotation);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
    }

    private void list(JsonReader reader, String name, Element take) throws IOException {
        if (reader.peek() != JsonToken.BEGIN_ARRAY) {
            throw json.wrong(name, "something else", "a list");
        }
        reader.beginArray();
        for (int at = 0; reader.hasNext(); at++) {
            JsonElement element = JsonParser.parseReader(reader);
            String place = name + "[" + at + "]";
            try {
                take.take(json.object(element, place), place);
            } catch (UserProblem problem) {
                skipped.add(row(problem, place));
            }
        }
        reader.endArray();
    }

    private SkippedRow row(UserProblem problem, String place) {
        return new SkippedRow(
                SkippedRow.Kind.ROW,
                file,
                0,
                "This element cannot be used: left out",
                problem.detail("field").orElse(place),
                problem.detail("found").orElse(""),
                problem.detail("expected").orElse(""));
    }

    private void image(JsonObject image, String place) {
        images.add(new Image(
                place,
                json.identifier(image, place + ".", "id"),
                json.text(image, place + ".", "file_name"),
                size(image, place, "width"),
                size(image, place, "height")));
    }

    private int size(JsonObject image, String place, String name) {
        return given(image, name) ? (int) json.number(image, place + ".", name) : 0;
    }

    private void category(JsonObject category, String place) {
        categories.put(json.identifier(category, place + ".", "id"), json.text(category, place + ".", "name"));
    }

    private void annotation(JsonObject annotation, String place) {
        String image = json.identifier(annotation, place + ".", "image_id");
        CocoBox box = CocoBox.read(json, annotation, place);
        boxes.computeIfAbsent(image, id -> new ArrayList<>()).add(box);
    }

    static boolean given(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && !value.isJsonNull();
    }

    List<Image> images() {
        return images;
    }

    /** The name of a category, null where the file has none of this number. */
    @Nullable
    String category(String id) {
        return categories.get(id);
    }

    List<String> categoryIds() {
        return categories.keySet().stream().sorted().toList();
    }

    /** The boxes of an image, which are then forgotten. */
    List<CocoBox> takeBoxes(String image) {
        List<CocoBox> taken = boxes.remove(image);
        return taken == null ? List.of() : taken;
    }

    /** Identifiers of images that boxes name and nobody has asked for. */
    Map<String, List<CocoBox>> left() {
        return boxes;
    }

    List<SkippedRow> skipped() {
        return skipped;
    }
}
