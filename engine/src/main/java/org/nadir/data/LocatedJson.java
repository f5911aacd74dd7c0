package org.nadir.data;

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
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;

/**
 * Takes values out of a JSON file that somebody else may have written and believes nothing: what is missing or of another
 * kind becomes a {@link UserProblem} that names the file and the path of the field. Immutable.
 */
public final class LocatedJson {
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    private final Path file;
    private final String complaint;

    /** @param complaint what is wrong with a file that does not hold what is asked for, without a full stop */
    public LocatedJson(Path file, String complaint) {
        this.file = file;
        this.complaint = complaint;
    }

    /** Something done with a reader at the start of the file. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(JsonReader reader) throws IOException;
    }

    /** Opens the file strictly and reads it to its end. */
    public <T> T read(Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of("There is no such file").file(file).problem();
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            T result = reading.from(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("", "something else", "one JSON value");
            }
            return result;
        } catch (JsonParseException | IllegalStateException | IOException e) {
            throw UserProblem.of("This is not a JSON text: " + reason(e))
                    .file(file)
                    .remedy("Check that the file is whole")
                    .cause(e)
                    .problem();
        }
    }

    /** The whole file as one object. */
    public JsonObject root() {
        JsonElement root = read(JsonParser::parseReader);
        if (!root.isJsonObject()) {
            throw wrong("", "something else", "one JSON object");
        }
        return root.getAsJsonObject();
    }

    /** The line, from 1, of what a reader reads next; 0 where it does not say. */
    static int line(JsonReader reader) {
        Matcher place = PLACE.matcher(reader.toString());
        return place.find() ? Integer.parseInt(place.group(1)) : 0;
    }

    /** The reader's own words are for programmers: what is wrong, and where. */
    private static String reason(Exception problem) {
        String said = "";
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof CharacterCodingException) {
                return "it has bytes that are no UTF-8";
            }
            if (each instanceof EOFException) {
                return "it ends too early";
            }
            said = String.valueOf(each.getMessage());
        }
        if (said.startsWith("Nesting limit")) {
            return "it is nested too deeply";
        }
        Matcher place = PLACE.matcher(said);
        return place.find()
                ? "line " + place.group(1) + ", column " + place.group(2) + " is not as it should be"
                : "it cannot be read";
    }

    /** @param at path of the element */
    public JsonObject object(JsonElement element, String at) {
        if (!element.isJsonObject()) {
            throw wrong(at, element, "an object");
        }
        return element.getAsJsonObject();
    }

    /** @param at path of the parent with a dot at its end, or nothing */
    public JsonObject object(JsonObject parent, String at, String name) {
        return object(member(parent, at, name), at + name);
    }

    public JsonArray array(JsonObject parent, String at, String name) {
        JsonElement value = member(parent, at, name);
        if (!value.isJsonArray()) {
            throw wrong(at + name, value, "a list");
        }
        return value.getAsJsonArray();
    }

    public String text(JsonObject parent, String at, String name) {
        return text(member(parent, at, name), at + name);
    }

    /** @param at path of the element */
    public String text(JsonElement value, String at) {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(at, value, "a text");
    }

    public double number(JsonObject parent, String at, String name) {
        return number(member(parent, at, name), at + name);
    }

    /** @param at path of the element */
    public double number(JsonElement value, String at) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw wrong(at, value, "a number");
    }

    /** An identifier: a text, or a number of which 7 and 7.0 are the same. */
    public String identifier(JsonObject parent, String at, String name) {
        JsonElement value = member(parent, at, name);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
            number(value, at + name);
            return new BigDecimal(value.getAsString()).stripTrailingZeros().toPlainString();
        }
        return text(value, at + name);
    }

    /** All numbers of a list. */
    public double[] numbers(JsonArray values, String at) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(i), at + "[" + i + "]");
        }
        return numbers;
    }

    /** A list of so many numbers. */
    public double[] numbers(JsonArray values, int count, String at) {
        if (values.size() != count) {
            throw wrong(at, values.size() + " numbers", count);
        }
        return numbers(values, at);
    }

    /** A score from 0 to 1. */
    public double score(JsonObject parent, String at, String name) {
        double score = number(parent, at, name);
        if (!(score >= 0 && score <= 1)) {
            throw wrong(at + name, score, "a number from 0 to 1");
        }
        return score;
    }

    /** A box given by the members {@code centreX}, {@code centreY}, {@code width}, {@code height} and {@code angle}, as Nadir writes it. */
    public OrientedBox box(JsonObject values, String at) {
        double width = number(values, at, "width");
        double height = number(values, at, "height");
        if (!(width > 0 && height > 0)) {
            throw wrong(at + "width", width + " x " + height, "sides above 0");
        }
        return new OrientedBox(
                number(values, at, "centreX"),
                number(values, at, "centreY"),
                width,
                height,
                number(values, at, "angle"));
    }

    public JsonElement member(JsonObject parent, String at, String name) {
        JsonElement value = parent.get(name);
        if (value == null) {
            throw wrong(at + name, "nothing", "a value");
        }
        return value;
    }

    public void expect(String wanted, String found, String at) {
        if (!wanted.equals(found)) {
            throw wrong(at, found, wanted);
        }
    }

    public UserProblem wrong(String at, Object found, Object expected) {
        String shown = String.valueOf(found);
        UserProblem.Draft draft = UserProblem.of(complaint)
                .file(file)
                .found(shown.length() > 60 ? shown.substring(0, 60) + "..." : shown)
                .expected(expected);
        return (at.isEmpty() ? draft : draft.field(at)).problem();
    }
}
