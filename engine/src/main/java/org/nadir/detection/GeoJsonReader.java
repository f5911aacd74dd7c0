package org.nadir.detection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.data.LocatedJson;

/** Reads the GeoJSON that {@link DetectionFiles} describes. */
final class GeoJsonReader {
    private final LocatedJson json;

    GeoJsonReader(Path file) {
        this.json = new LocatedJson(file, "These are not detections that Nadir wrote");
    }

    DetectionSet read() {
        JsonObject root = json.root();
        json.expect("FeatureCollection", json.text(root, "", "type"), "type");
        JsonObject header = json.object(root, "", "nadir");
        if (json.number(header, "nadir.", "version") != GeoJsonWriter.VERSION) {
            throw json.wrong("nadir.version", header.get("version"), GeoJsonWriter.VERSION);
        }
        List<String> classes = new ArrayList<>();
        for (JsonElement name : json.array(header, "nadir.", "classes")) {
            classes.add(json.text(name, "nadir.classes"));
        }
        List<Detection> detections = new ArrayList<>();
        for (JsonElement feature : json.array(root, "", "features")) {
            detections.add(detection(feature, "features[" + detections.size() + "]", classes));
        }
        return new DetectionSet(
                json.text(header, "nadir.", "scene"), json.text(header, "nadir.", "run"), classes, detections);
    }

    private Detection detection(JsonElement element, String at, List<String> classes) {
        JsonObject feature = json.object(element, at);
        json.expect("Feature", json.text(feature, at + ".", "type"), at + ".type");
        String place = at + ".properties.";
        JsonObject values = json.object(feature, at + ".", "properties");
        int label = classes.indexOf(json.text(values, place, "class"));
        if (label < 0) {
            throw json.wrong(place + "class", values.get("class"), String.join(", ", classes));
        }
        double score = json.score(values, place, "score");
        return new Detection(json.box(values, place), label, score);
    }
}
