package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** JSON as the standard has it: numbers that JSON cannot write become null. */
final class Documents {
    private Documents() {}

    static JsonElement withoutNaN(JsonElement element) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                copy.add(entry.getKey(), withoutNaN(entry.getValue()));
            }
            return copy;
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(withoutNaN(item)));
            return copy;
        }
        if (element instanceof JsonPrimitive primitive
                && primitive.isNumber()
                && !Double.isFinite(primitive.getAsDouble())) {
            return JsonNull.INSTANCE;
        }
        return element;
    }
}
