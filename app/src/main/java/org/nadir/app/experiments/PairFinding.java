package org.nadir.app.experiments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.app.desk.Figures;

/**
 * What one training image that went through both detectors of a pair has shown.
 *
 * @param lines a row for each level that both have: level, teacher, student and how they meet; none where one of the two could
 *     not be opened
 * @param facts image, adapters and what each term says before the first step
 * @param problem why the pair cannot be trained, as a sentence; empty when it can
 */
record PairFinding(List<Line> lines, Map<String, String> facts, String problem) {

    /** A level in words. */
    record Line(String level, String teacher, String student, String meeting) {}

    static PairFinding wrong(String problem) {
        return new PairFinding(List.of(), Map.of(), problem);
    }

    /**
     * Reads the document of {@code nadir pair --json}.
     *
     * @throws JsonParseException when it is none
     */
    static PairFinding read(String json) {
        try {
            JsonObject document = JsonParser.parseString(json).getAsJsonObject();
            String problem = document.has("error") ? document.get("error").getAsString() : "";
            if (!problem.isEmpty() && !document.has("levels")) {
                return wrong(problem);
            }
            List<Line> lines = new ArrayList<>();
            for (JsonElement level : document.getAsJsonArray("levels")) {
                lines.add(line(level.getAsJsonObject()));
            }
            return new PairFinding(lines, facts(document), problem);
        } catch (IllegalStateException | NullPointerException | UnsupportedOperationException foreign) {
            throw new JsonParseException("not the document of a pair", foreign);
        }
    }

    private static Line line(JsonObject level) {
        return new Line(
                "Level " + level.get("level").getAsInt(),
                map(level.getAsJsonObject("teacher")),
                map(level.getAsJsonObject("student")),
                meeting(level));
    }

    private static String meeting(JsonObject level) {
        if (!level.get("compared").getAsBoolean()) {
            return "not compared";
        }
        if (!level.get("sameGrid").getAsBoolean()) {
            return "not at all: the grids differ";
        }
        String adapter = level.get("adapter").getAsString();
        return adapter.isEmpty() ? "as they are" : "through " + adapter;
    }

    private static String map(JsonObject map) {
        return map.get("channels").getAsLong() + " × " + map.get("height").getAsLong() + " × "
                + map.get("width").getAsLong() + ", " + map.get("stride").getAsInt() + " px";
    }

    private static Map<String, String> facts(JsonObject document) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Image",
                document.get("width").getAsInt() + " × "
                        + document.get("height").getAsInt() + " px");
        long adapters = document.get("adapterParameters").getAsLong();
        facts.put("Adapters", adapters == 0 ? "none" : Figures.count(adapters) + " numbers, trained along");
        document.getAsJsonObject("terms").entrySet().forEach(term -> {
            String name = term.getKey();
            String title = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            facts.put(title, number(term.getValue()) + " at first");
        });
        return facts;
    }

    /** What is no number is written as null. */
    private static String number(JsonElement value) {
        return value.isJsonNull() ? "no number" : Figures.three(value.getAsDouble());
    }
}
