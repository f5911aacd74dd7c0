package org.nadir.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;

/**
 * One object of COCO's annotations: the smallest box around the polygons of {@code segmentation}, all parts of it together, or
 * without polygons the upright {@code bbox}.
 *
 * @param place of the element in the file, such as {@code annotations[17]}
 * @param xy corners around the object; two of them (left top, right bottom) for an upright box
 * @param crowd a region of many objects that are not told apart
 * @param masked drawn as a mask in run lengths, for which the upright box stands
 */
record CocoBox(String place, String category, double[] xy, boolean crowd, boolean masked) {
    /** Numbers of an outline that is kept as it is; a longer one is replaced by the corners of its box. */
    private static final int SHORT = 16;

    /** @throws org.nadir.base.UserProblem for what is no annotation */
    static CocoBox read(LocatedJson json, JsonObject one, String place) {
        String at = place + ".";
        String category = json.identifier(one, at, "category_id");
        boolean crowd = CocoFile.given(one, "iscrowd") && json.number(one, at, "iscrowd") != 0;
        JsonElement outline = CocoFile.given(one, "segmentation") ? one.get("segmentation") : new JsonArray();
        if (outline.isJsonArray() && !outline.getAsJsonArray().isEmpty()) {
            double[] xy = points(json, outline.getAsJsonArray(), at + "segmentation");
            return new CocoBox(place, category, xy, crowd, false);
        }
        return new CocoBox(place, category, upright(json, one, at), crowd, outline.isJsonObject());
    }

    private static double[] points(LocatedJson json, JsonArray parts, String at) {
        if (!parts.get(0).isJsonArray()) {
            return part(json, parts, at);
        }
        double[] all = {};
        for (int i = 0; i < parts.size(); i++) {
            String place = at + "[" + i + "]";
            if (!parts.get(i).isJsonArray()) {
                throw json.wrong(place, parts.get(i), "a list of numbers");
            }
            double[] part = part(json, parts.get(i).getAsJsonArray(), place);
            all = Arrays.copyOf(all, all.length + part.length);
            System.arraycopy(part, 0, all, all.length - part.length, part.length);
        }
        return brief(json, all, at);
    }

    private static double[] part(LocatedJson json, JsonArray numbers, String at) {
        if (numbers.size() < 6 || numbers.size() % 2 != 0) {
            throw json.wrong(at, numbers.size() + " numbers", "x1, y1, x2, y2 .. of at least three corners");
        }
        return brief(json, json.numbers(numbers, at), at);
    }

    private static double[] brief(LocatedJson json, double[] xy, String at) {
        if (xy.length <= SHORT) {
            return xy;
        }
        try {
            return MinimumAreaBox.of(xy).corners();
        } catch (IllegalArgumentException e) {
            throw json.wrong(at, xy.length / 2 + " points on a line", "corners around an area");
        }
    }

    private static double[] upright(LocatedJson json, JsonObject one, String at) {
        JsonArray bbox = json.array(one, at, "bbox");
        if (bbox.size() == 5) {
            throw json.wrong(
                    at + "bbox",
                    "5 numbers, whose angle tools write in different units and directions",
                    "x, y, width, height, or the corners as segmentation");
        }
        double[] box = json.numbers(bbox, 4, at + "bbox");
        return new double[] {box[0], box[1], box[0] + box[2], box[1] + box[3]};
    }

    OrientedBox box(LabelRules rules) throws RefusedRow {
        return xy.length == 4 ? rules.upright(xy[0], xy[1], xy[2], xy[3]) : rules.around(xy);
    }
}
