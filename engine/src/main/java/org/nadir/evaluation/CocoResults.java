package org.nadir.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.data.LocatedJson;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;

/**
 * The results format of COCO: a list of objects with {@code image_id}, {@code category_id}, {@code score} and a box. The box
 * is the first there is of {@code poly} (8 numbers), {@code rbox} (centre x and y, width, height, angle in radians; both as
 * Ultralytics writes them), {@code segmentation} (polygons; the first counts) and {@code bbox} (x, y, width, height). A file
 * with {@code images}, {@code categories} and {@code annotations} that have scores is read as well. One use.
 */
final class CocoResults {
    private final LocatedJson json;
    private final Path file;
    private final Optional<Path> annotations;
    private final Map<String, String> images = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();

    CocoResults(Path file, Optional<Path> annotations) {
        this.file = file;
        this.json = new LocatedJson(file, "This is not a detection in COCO's results format");
        this.annotations = annotations;
    }

    void read(Predictions predictions) {
        annotations.ifPresent(path -> {
            LocatedJson named = new LocatedJson(path, "These are not annotations in COCO's format");
            names(named, named.root());
        });
        json.read(reader -> {
            if (reader.peek() == JsonToken.BEGIN_ARRAY) {
                list(reader, predictions);
            } else {
                JsonObject root = json.object(JsonParser.parseReader(reader), "");
                names(json, root);
                int at = 0;
                for (JsonElement one : json.array(root, "", "annotations")) {
                    add(one, "annotations[" + at++ + "]", predictions);
                }
            }
            return true;
        });
    }

    /** Element by element: a results file of a large set has hundreds of megabytes. */
    private void list(JsonReader reader, Predictions predictions) throws IOException {
        reader.beginArray();
        for (int at = 0; reader.hasNext(); at++) {
            add(JsonParser.parseReader(reader), "[" + at + "]", predictions);
        }
        reader.endArray();
    }

    private void names(LocatedJson from, JsonObject root) {
        int at = 0;
        for (JsonElement one : from.array(root, "", "images")) {
            String place = "images[" + at++ + "]";
            JsonObject image = from.object(one, place);
            images.put(
                    from.identifier(image, place + ".", "id"),
                    Predictions.stem(from.text(image, place + ".", "file_name")));
        }
        at = 0;
        for (JsonElement one : from.array(root, "", "categories")) {
            String place = "categories[" + at++ + "]";
            JsonObject category = from.object(one, place);
            categories.put(from.identifier(category, place + ".", "id"), from.text(category, place + ".", "name"));
        }
    }

    private void add(JsonElement element, String at, Predictions predictions) {
        JsonObject one = json.object(element, at);
        String place = at + ".";
        String image = json.identifier(one, place, "image_id");
        predictions.add(
                images.getOrDefault(image, image),
                category(one, place),
                json.number(one, place, "score"),
                box(one, place));
    }

    private String category(JsonObject one, String place) {
        String id = json.identifier(one, place, "category_id");
        String name = categories.get(id);
        if (name != null) {
            return name;
        }
        if (json.member(one, place, "category_id").getAsJsonPrimitive().isString()) {
            return id;
        }
        UserProblem.Draft draft = UserProblem.of(
                        categories.isEmpty()
                                ? "Nothing says which class this number stands for"
                                : "The annotations have no category of this number")
                .file(file)
                .field(place + "category_id")
                .found(id);
        if (!categories.isEmpty()) {
            draft.expected(String.join(", ", categories.keySet()));
        }
        throw draft.remedy("Give the COCO annotations that the detector was trained with by --annotations FILE")
                .problem();
    }

    private OrientedBox box(JsonObject one, String place) {
        if (one.has("poly")) {
            return polygon(json.array(one, place, "poly"), place + "poly");
        }
        if (one.has("rbox")) {
            double[] box = json.numbers(json.array(one, place, "rbox"), 5, place + "rbox");
            requireSides(box[2], box[3], place + "rbox");
            return new OrientedBox(box[0], box[1], box[2], box[3], box[4]);
        }
        if (one.has("segmentation") && one.get("segmentation").isJsonArray()) {
            JsonArray polygons = one.getAsJsonArray("segmentation");
            String at = place + "segmentation[0]";
            if (polygons.size() > 0 && polygons.get(0).isJsonArray()) {
                return polygon(polygons.get(0).getAsJsonArray(), at);
            }
        }
        JsonArray bbox = json.array(one, place, "bbox");
        if (bbox.size() == 5) {
            throw json.wrong(
                    place + "bbox",
                    "5 numbers, whose angle tools write in different units and directions",
                    "x, y, width, height, or the corners as poly or segmentation");
        }
        double[] box = json.numbers(bbox, 4, place + "bbox");
        requireSides(box[2], box[3], place + "bbox");
        return new OrientedBox(box[0] + box[2] / 2, box[1] + box[3] / 2, box[2], box[3], 0);
    }

    private OrientedBox polygon(JsonArray points, String at) {
        double[] xy = json.numbers(points, points.size() == 0 ? 8 : points.size(), at);
        try {
            return MinimumAreaBox.of(xy);
        } catch (IllegalArgumentException e) {
            throw json.wrong(at, points, "the corners x1, y1, x2, y2 .. of an area");
        }
    }

    private void requireSides(double width, double height, String at) {
        if (!(width > 0 && height > 0)) {
            throw json.wrong(at, width + " x " + height, "sides above 0");
        }
    }
}
