package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.nadir.evaluation.ApStyle;
import org.nadir.evaluation.ClassResult;
import org.nadir.evaluation.ConfusionMatrix;
import org.nadir.evaluation.Evaluation;
import org.nadir.evaluation.ImageMatching;
import org.nadir.evaluation.MapResult;
import org.nadir.evaluation.Matching;
import org.nadir.evaluation.Outcome;
import org.nadir.evaluation.PrecisionRecall;

/**
 * An evaluation as JSON and as lines for a person. {@code map50}, {@code map75}, {@code map5095} and {@code classes} are in
 * the style of VOC 2007; {@code styles} and the keys of a class that end in a style's name hold the others.
 */
final class EvaluationDocument {
    private final Evaluation evaluation;

    EvaluationDocument(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    JsonObject json() {
        MapResult usual = evaluation.map(ApStyle.VOC07);
        JsonObject document = means(usual);
        document.add("classes", object(usual.classes().keySet().stream().toList(), this::ofClass));
        JsonObject styles = new JsonObject();
        evaluation.map().forEach((style, result) -> styles.add(word(style), means(result)));
        document.add("styles", styles);
        document.add("matches", matches(evaluation.matching()));
        document.add("confusion", confusion(evaluation.matching().confusion()));
        return document;
    }

    /** Hits, false alarms and misses of each image. */
    JsonObject images() {
        JsonObject images = new JsonObject();
        for (ImageMatching image : evaluation.matching().images()) {
            images.add(image.image(), counts(image::count));
        }
        return images;
    }

    private static JsonObject means(MapResult result) {
        JsonObject means = new JsonObject();
        means.addProperty("map50", result.map50());
        means.addProperty("map75", result.map75());
        means.addProperty("map5095", result.map5095());
        return means;
    }

    private static JsonObject object(List<String> names, Function<String, JsonObject> value) {
        JsonObject object = new JsonObject();
        names.forEach(name -> object.add(name, value.apply(name)));
        return object;
    }

    private JsonObject ofClass(String name) {
        ClassResult usual = result(ApStyle.VOC07, name);
        JsonObject entry = new JsonObject();
        entry.addProperty("ap50", usual.ap50());
        entry.addProperty("ap75", usual.ap75());
        entry.addProperty("ap5095", usual.ap5095());
        for (ApStyle style : List.of(ApStyle.VOC12, ApStyle.COCO)) {
            entry.addProperty("ap50_" + word(style), result(style, name).ap50());
            entry.addProperty("ap5095_" + word(style), result(style, name).ap5095());
        }
        entry.addProperty("truths", usual.truths());
        entry.addProperty("detections", usual.detections());
        JsonArray curve = new JsonArray();
        for (PrecisionRecall point : usual.curve()) {
            JsonArray values = new JsonArray();
            values.add(point.recall());
            values.add(point.precision());
            values.add(point.score());
            curve.add(values);
        }
        entry.add("curve", curve);
        return entry;
    }

    private ClassResult result(ApStyle style, String name) {
        return java.util.Objects.requireNonNull(evaluation.map(style).classes().get(name), name);
    }

    private static String word(ApStyle style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject matches(Matching matching) {
        JsonObject matches = counts(matching::count);
        matches.addProperty("iou", matching.rule().iou());
        matches.addProperty("score", matching.rule().score());
        return matches;
    }

    private static JsonObject counts(Function<Outcome.Kind, Integer> count) {
        JsonObject counts = new JsonObject();
        counts.addProperty("truePositives", count.apply(Outcome.Kind.TRUE_POSITIVE));
        counts.addProperty("falsePositives", count.apply(Outcome.Kind.FALSE_POSITIVE));
        counts.addProperty("falseNegatives", count.apply(Outcome.Kind.FALSE_NEGATIVE));
        return counts;
    }

    private static JsonObject confusion(ConfusionMatrix confusion) {
        JsonArray names = new JsonArray();
        confusion.classes().forEach(names::add);
        names.add("background");
        JsonArray rows = new JsonArray();
        for (int truth = 0; truth <= confusion.background(); truth++) {
            JsonArray row = new JsonArray();
            for (int count : confusion.row(truth)) {
                row.add(count);
            }
            rows.add(row);
        }
        JsonObject matrix = new JsonObject();
        matrix.add("names", names);
        matrix.add("rows", rows);
        return matrix;
    }

    void print(CommandOutput out) {
        for (Map.Entry<ApStyle, MapResult> one : evaluation.map().entrySet()) {
            MapResult result = one.getValue();
            out.line(String.format(
                    Locale.ROOT,
                    "mAP50 %.4f   mAP75 %.4f   mAP50:95 %.4f   (%s)",
                    result.map50(),
                    result.map75(),
                    result.map5095(),
                    word(one.getKey())));
        }
        evaluation
                .map(ApStyle.VOC07)
                .classes()
                .forEach((name, one) -> out.line(String.format(
                        Locale.ROOT,
                        "  %-24s AP50 %.4f   %d objects, %d detections",
                        name,
                        one.ap50(),
                        one.truths(),
                        one.detections())));
        Matching matching = evaluation.matching();
        out.line(String.format(
                Locale.ROOT,
                "From a score of %.2f on, at IoU %.2f: %d found, %d false alarms, %d missed",
                matching.rule().score(),
                matching.rule().iou(),
                matching.count(Outcome.Kind.TRUE_POSITIVE),
                matching.count(Outcome.Kind.FALSE_POSITIVE),
                matching.count(Outcome.Kind.FALSE_NEGATIVE)));
    }
}
