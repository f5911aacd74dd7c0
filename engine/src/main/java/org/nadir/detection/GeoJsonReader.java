package org.nadir.detection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
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
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;

/** Reads the GeoJSON that {@link DetectionFiles} describes and believes nothing that it was not told to expect. */
final class GeoJsonReader {
    private final Path file;

    GeoJsonReader(Path file) {
        this.file = file;
    }

    DetectionSet read() {
        JsonObject root = parse();
        expect("FeatureCollection", text(root, "", "type"), "type");
        JsonObject header = object(root, "", "nadir");
        if (number(header, "nadir.", "version") != GeoJsonWriter.VERSION) {
            throw wrong("nadir.version", header.get("version"), GeoJsonWriter.VERSION);
        }
        List<String> classes = new ArrayList<>();
        for (JsonElement name : array(header, "nadir.", "classes")) {
            classes.add(string(name, "nadir.classes"));
        }
        List<Detection> detections = new ArrayList<>();
        for (JsonElement feature : array(root, "", "features")) {
            detections.add(detection(feature, "features[" + detections.size() + "]", classes));
        }
        return new DetectionSet(text(header, "nadir.", "scene"), text(header, "nadir.", "run"), classes, detections);
    }

    private JsonObject parse() {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of("There is no such file").file(file).problem();
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !root.isJsonObject()) {
                throw wrong("", "something else", "one JSON object");
            }
            return root.getAsJsonObject();
        } catch (JsonParseException | IOException e) {
            throw UserProblem.of("This is not a JSON text (" + firstLine(e) + ")")
                    .file(file)
                    .remedy("Choose a GeoJSON file with detections that Nadir wrote")
                    .cause(e)
                    .problem();
        }
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private Detection detection(JsonElement element, String at, List<String> classes) {
        if (!element.isJsonObject()) {
            throw wrong(at, element, "a feature");
        }
        JsonObject feature = element.getAsJsonObject();
        expect("Feature", text(feature, at + ".", "type"), at + ".type");
        String place = at + ".properties.";
        JsonObject values = object(feature, at + ".", "properties");
        int label = classes.indexOf(text(values, place, "class"));
        if (label < 0) {
            throw wrong(place + "class", values.get("class"), String.join(", ", classes));
        }
        double score = number(values, place, "score");
        if (!(score >= 0 && score <= 1)) {
            throw wrong(place + "score", score, "a number from 0 to 1");
        }
        return new Detection(box(values, place), label, score);
    }

    private OrientedBox box(JsonObject values, String place) {
        double width = number(values, place, "width");
        double height = number(values, place, "height");
        if (!(width > 0 && height > 0)) {
            throw wrong(place + "width", width + " x " + height, "sides above 0");
        }
        return new OrientedBox(
                number(values, place, "centreX"),
                number(values, place, "centreY"),
                width,
                height,
                number(values, place, "angle"));
    }

    private JsonObject object(JsonObject parent, String at, String name) {
        JsonElement value = member(parent, at, name);
        if (!value.isJsonObject()) {
            throw wrong(at + name, value, "an object");
        }
        return value.getAsJsonObject();
    }

    private JsonArray array(JsonObject parent, String at, String name) {
        JsonElement value = member(parent, at, name);
        if (!value.isJsonArray()) {
            throw wrong(at + name, value, "a list");
        }
        return value.getAsJsonArray();
    }

    private String text(JsonObject parent, String at, String name) {
        return string(member(parent, at, name), at + name);
    }

    private String string(JsonElement value, String at) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(at, value, "a text");
    }

    private double number(JsonObject parent, String at, String name) {
        JsonElement value = member(parent, at, name);
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw wrong(at + name, value, "a number");
    }

    private JsonElement member(JsonObject parent, String at, String name) {
        JsonElement value = parent.get(name);
        if (value == null) {
            throw wrong(at + name, "nothing", "a value");
        }
        return value;
    }

    private void expect(String wanted, String found, String at) {
        if (!wanted.equals(found)) {
            throw wrong(at, found, wanted);
        }
    }

    private UserProblem wrong(String at, Object found, Object expected) {
        String shown = String.valueOf(found);
        UserProblem.Draft draft = UserProblem.of("These are not detections that Nadir wrote")
                .file(file)
                .found(shown.length() > 60 ? shown.substring(0, 60) + "..." : shown)
                .expected(expected);
        return (at.isEmpty() ? draft : draft.field(at)).problem();
    }
}
