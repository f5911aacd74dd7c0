package org.nadir.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.nadir.training.RunEvent;

/**
 * Events as lines of JSON that end with a CRC-32 of what stands before it: {@code {"event":"step",...,"sum":"1a2b3c4d"}}.
 * Numbers that JSON cannot write (NaN, infinities) are null and come back as NaN. A line that is damaged, half-written or of
 * a kind that this program does not know is read as nothing.
 */
final class EventCodec {
    private static final String KIND = "{\"event\":\"";
    private static final String SUM = ",\"sum\":\"";
    private static final int SUM_LENGTH = SUM.length() + 10;
    private static final Map<String, Class<? extends RunEvent>> KINDS = kinds();

    /** JSON as run folders have it: times as text, NaN as null. */
    static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Instant.class, new InstantAdapter())
            .registerTypeAdapter(double.class, new NumberAdapter())
            .registerTypeAdapter(Double.class, new NumberAdapter())
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private EventCodec() {}

    private static Map<String, Class<? extends RunEvent>> kinds() {
        Map<String, Class<? extends RunEvent>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : RunEvent.class.getPermittedSubclasses()) {
            kinds.put(kind.getSimpleName().toLowerCase(Locale.ROOT), kind.asSubclass(RunEvent.class));
        }
        return Map.copyOf(kinds);
    }

    /** The line of an event, without its line break. */
    static String line(RunEvent event) {
        JsonObject object = new JsonObject();
        object.addProperty("event", event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        for (Map.Entry<String, JsonElement> member :
                GSON.toJsonTree(event).getAsJsonObject().entrySet()) {
            object.add(member.getKey(), member.getValue());
        }
        String text = GSON.toJson(object);
        String body = text.substring(0, text.length() - 1);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return body + ending(bytes, 0, bytes.length);
    }

    static Optional<RunEvent> event(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return event(bytes, 0, bytes.length);
    }

    /** The event in the bytes of a line from one place to before another. */
    static Optional<RunEvent> event(byte[] bytes, int from, int to) {
        int end = to - SUM_LENGTH;
        if (end <= from || !summed(bytes, from, to)) {
            return Optional.empty();
        }
        Optional<RunEvent> step = StepLine.read(bytes, from, end);
        return step.isPresent() ? step : any(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static Optional<RunEvent> any(String line) {
        try {
            Class<? extends RunEvent> kind = KINDS.get(kind(line));
            return kind == null ? Optional.empty() : Optional.ofNullable(GSON.fromJson(line, kind));
        } catch (RuntimeException foreign) {
            return Optional.empty();
        }
    }

    /** The kind without a tree of the whole line where it stands first, as this class writes it. */
    private static String kind(String line) {
        int end = line.startsWith(KIND) ? line.indexOf('"', KIND.length()) : -1;
        return end > 0
                ? line.substring(KIND.length(), end)
                : JsonParser.parseString(line).getAsJsonObject().get("event").getAsString();
    }

    /** What closes a line whose body is the bytes from one place to before another. */
    private static String ending(byte[] bytes, int from, int to) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, to - from);
        return SUM + HexFormat.of().toHexDigits((int) sum.getValue()) + "\"}";
    }

    private static boolean summed(byte[] bytes, int from, int to) {
        int end = to - SUM_LENGTH;
        byte[] ending = ending(bytes, from, end).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(bytes, end, to, ending, 0, SUM_LENGTH);
    }

    private static final class InstantAdapter extends TypeAdapter<Instant> {
        @Override
        public void write(JsonWriter out, Instant value) throws IOException {
            out.value(value.toString());
        }

        @Override
        public Instant read(JsonReader in) throws IOException {
            try {
                return Instant.parse(in.nextString());
            } catch (DateTimeParseException e) {
                throw new JsonParseException(e);
            }
        }
    }

    private static final class NumberAdapter extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                out.nullValue();
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Double.NaN;
            }
            return in.nextDouble();
        }
    }
}
