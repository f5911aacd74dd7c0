package org.nadir.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nadir.base.AtomicFile;
import org.nadir.data.LocatedJson;
import org.nadir.detection.GeoJsonBoxes;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.SceneInfo;

/**
 * Hits, false alarms and misses of one image as GeoJSON, a layer for any map. Boxes are written as in a file of detections
 * ({@link org.nadir.detection.DetectionFiles}); a feature's further properties: {@code kind} (TP, FP, FN, IGNORED),
 * {@code outcome} (an {@link Outcome} in lower case), {@code class}, {@code score} (not for misses), and of the box it was
 * held against {@code matchClass} (empty for an ignored region), {@code matchIou}, {@code matchScore} (for misses),
 * {@code matchBox} (centre x and y, width, height in pixels and the angle in radians). The foreign member
 * {@code nadirMatches} holds version, image, classes, {@code iou} and {@code score} of the rule.
 */
public final class MatchFiles {
    private static final int VERSION = 1;

    private MatchFiles() {}

    /** What a file holds. */
    public record Content(MatchRule rule, List<String> classes, ImageMatching image) {
        public Content {
            classes = List.copyOf(classes);
        }
    }

    /**
     * Writes a file, replacing it as a whole.
     *
     * @param info header of the image: where it lies and how large its pixels are
     * @throws org.nadir.base.UserProblem when it cannot be written
     */
    public static void write(Path file, Content content, SceneInfo info) {
        AtomicFile.write(file, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            JsonWriter json = new JsonWriter(text);
            GeoJsonBoxes boxes = new GeoJsonBoxes(info);
            json.beginObject().name("type").value("FeatureCollection");
            header(json, content, boxes);
            json.name("features").beginArray();
            for (MatchedBox box : content.image().boxes()) {
                json.flush();
                text.write('\n');
                feature(json, box, content.classes(), boxes);
            }
            json.endArray().endObject();
            json.flush();
            text.write('\n');
            text.flush();
        });
    }

    private static void header(JsonWriter json, Content content, GeoJsonBoxes boxes) throws IOException {
        json.name("nadirMatches").beginObject();
        json.name("version").value(VERSION);
        json.name("image").value(content.image().image());
        json.name("iou").value(content.rule().iou());
        json.name("score").value(content.rule().score());
        boxes.coordinates(json);
        json.name("classes").beginArray();
        for (String name : content.classes()) {
            json.value(name);
        }
        json.endArray().endObject();
    }

    private static void feature(JsonWriter json, MatchedBox box, List<String> classes, GeoJsonBoxes boxes)
            throws IOException {
        json.beginObject().name("type").value("Feature");
        boxes.geometry(json, box.box());
        json.name("properties").beginObject();
        json.name("kind").value(letters(box.outcome().kind()));
        json.name("outcome").value(word(box.outcome()));
        json.name("class").value(classes.get(box.label()));
        if (!Double.isNaN(box.score())) {
            json.name("score").value(GeoJsonBoxes.rounded(box.score(), 6));
        }
        boxes.properties(json, box.box());
        if (box.partner().isPresent()) {
            partner(json, box.partner().get(), classes);
        }
        json.endObject().endObject();
    }

    private static void partner(JsonWriter json, MatchedBox.Partner partner, List<String> classes) throws IOException {
        json.name("matchClass").value(partner.label() < 0 ? "" : classes.get(partner.label()));
        json.name("matchIou").value(GeoJsonBoxes.rounded(partner.iou(), 6));
        if (!Double.isNaN(partner.score())) {
            json.name("matchScore").value(GeoJsonBoxes.rounded(partner.score(), 6));
        }
        OrientedBox box = partner.box();
        json.name("matchBox").beginArray();
        for (double value : new double[] {box.cx(), box.cy(), box.width(), box.height()}) {
            json.value(GeoJsonBoxes.rounded(value, 4));
        }
        json.value(GeoJsonBoxes.rounded(box.angle(), 7)).endArray();
    }

    private static String letters(Outcome.Kind kind) {
        return switch (kind) {
            case TRUE_POSITIVE -> "TP";
            case FALSE_POSITIVE -> "FP";
            case FALSE_NEGATIVE -> "FN";
            case IGNORED -> "IGNORED";
        };
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws org.nadir.base.UserProblem when it is anything else, naming the feature and the field
     */
    public static Content read(Path file) {
        LocatedJson json = new LocatedJson(file, "This is not an outcome of an evaluation that Nadir wrote");
        JsonObject root = json.root();
        JsonObject header = json.object(root, "", "nadirMatches");
        if (json.number(header, "nadirMatches.", "version") != VERSION) {
            throw json.wrong("nadirMatches.version", header.get("version"), VERSION);
        }
        List<String> classes = new ArrayList<>();
        json.array(header, "nadirMatches.", "classes")
                .forEach(name -> classes.add(json.text(name, "nadirMatches.classes")));
        List<MatchedBox> boxes = new ArrayList<>();
        for (JsonElement feature : json.array(root, "", "features")) {
            String at = "features[" + boxes.size() + "]";
            JsonObject values = json.object(json.object(feature, at), at + ".", "properties");
            boxes.add(matched(json, values, at + ".properties.", classes));
        }
        double iou = json.number(header, "nadirMatches.", "iou");
        if (!(iou > 0 && iou <= 1)) {
            throw json.wrong("nadirMatches.iou", iou, "a number above 0, at most 1");
        }
        MatchRule rule = new MatchRule(iou, json.number(header, "nadirMatches.", "score"));
        String image = json.text(header, "nadirMatches.", "image");
        return new Content(rule, classes, new ImageMatching(image, boxes));
    }

    private static MatchedBox matched(LocatedJson json, JsonObject values, String at, List<String> classes) {
        String word = json.text(values, at, "outcome");
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElseThrow(() -> json.wrong(at + "outcome", word, "hit, missed, duplicate .."));
        int label = classes.indexOf(json.text(values, at, "class"));
        if (label < 0) {
            throw json.wrong(at + "class", values.get("class"), String.join(", ", classes));
        }
        double score = values.has("score") ? json.number(values, at, "score") : Double.NaN;
        return new MatchedBox(outcome, json.box(values, at), label, score, partner(json, values, at, classes));
    }

    private static Optional<MatchedBox.Partner> partner(
            LocatedJson json, JsonObject values, String at, List<String> classes) {
        if (!values.has("matchBox")) {
            return Optional.empty();
        }
        JsonArray numbers = json.array(values, at, "matchBox");
        double[] box = new double[5];
        if (numbers.size() != box.length) {
            throw json.wrong(at + "matchBox", numbers, "five numbers");
        }
        for (int i = 0; i < box.length; i++) {
            box[i] = json.number(numbers.get(i), at + "matchBox");
        }
        if (!(box[2] > 0 && box[3] > 0)) {
            throw json.wrong(at + "matchBox", box[2] + " x " + box[3], "sides above 0");
        }
        double score = values.has("matchScore") ? json.number(values, at, "matchScore") : Double.NaN;
        return Optional.of(new MatchedBox.Partner(
                new OrientedBox(box[0], box[1], box[2], box[3], box[4]),
                classes.indexOf(json.text(values, at, "matchClass")),
                score,
                json.number(values, at, "matchIou")));
    }
}
