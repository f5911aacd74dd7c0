package org.nadir.detection;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.nadir.scene.SceneInfo;

/** Streams the GeoJSON that {@link DetectionFiles} describes. */
final class GeoJsonWriter {
    static final int VERSION = 1;

    private final DetectionSet set;
    private final GeoJsonBoxes boxes;

    GeoJsonWriter(DetectionSet set, SceneInfo info) {
        this.set = set;
        this.boxes = new GeoJsonBoxes(info);
    }

    void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonWriter json = new JsonWriter(text);
        json.beginObject().name("type").value("FeatureCollection");
        header(json);
        json.name("features").beginArray();
        text.write('\n');
        for (Detection detection : set.detections()) {
            feature(json, detection);
            json.flush();
            text.write('\n');
        }
        json.endArray().endObject();
        json.flush();
        text.write('\n');
        text.flush();
    }

    private void header(JsonWriter json) throws IOException {
        json.name("nadir").beginObject();
        json.name("version").value(VERSION);
        json.name("scene").value(set.scene());
        json.name("run").value(set.run());
        boxes.coordinates(json);
        json.name("classes").beginArray();
        for (String name : set.classes()) {
            json.value(name);
        }
        json.endArray().endObject();
    }

    private void feature(JsonWriter json, Detection detection) throws IOException {
        json.beginObject().name("type").value("Feature");
        boxes.geometry(json, detection.box());
        json.name("properties").beginObject();
        json.name("class").value(set.className(detection));
        json.name("score").value(GeoJsonBoxes.rounded(detection.score(), 6));
        boxes.properties(json, detection.box());
        json.name("scene").value(set.scene());
        json.name("run").value(set.run());
        json.endObject().endObject();
    }
}
