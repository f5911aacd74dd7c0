package org.nadir.tensor;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nadir.base.UserProblem;

/** The JSON header of a safetensors file, believed only as far as the bytes of the file bear it out. */
final class SafetensorsHeader {
    private final Path file;
    private final long dataLength;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /** Type, shape and the half-open range of bytes after the header. */
    record Entry(DType type, long[] shape, long begin, long end) {
        int count() {
            return (int) ((end - begin) / type.bytes());
        }
    }

    private SafetensorsHeader(Path file, long dataLength) {
        this.file = file;
        this.dataLength = dataLength;
    }

    /**
     * Reads and checks a header.
     *
     * @param dataLength bytes of the file after the header
     */
    static SafetensorsHeader parse(Path file, String json, long dataLength) {
        SafetensorsHeader header = new SafetensorsHeader(file, dataLength);
        try (JsonReader reader = new JsonReader(new StringReader(json.strip()))) {
            reader.setStrictness(Strictness.STRICT);
            header.readAll(reader);
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException | JsonParseException e) {
            throw header.damaged(
                    "The header is not the JSON that safetensors asks for", "header", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw header.damaged("The header ends too early", "header", String.valueOf(e.getMessage()));
        }
        header.checkRanges();
        return header;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void readAll(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (name.equals("__metadata__")) {
                reader.beginObject();
                while (reader.hasNext()) {
                    metadata.put(reader.nextName(), reader.nextString());
                }
                reader.endObject();
            } else if (entries.putIfAbsent(name, readEntry(name, reader)) != null) {
                throw damaged("Two tensors have the same name", name, "a second one");
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("text after the header");
        }
    }

    private Entry readEntry(String name, JsonReader reader) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> range = List.of();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> type = reader.nextString();
                case "shape" -> shape = readNumbers(reader);
                case "data_offsets" -> range = readNumbers(reader);
                default -> throw damaged("A tensor has a property that the format does not know", name, "another key");
            }
        }
        reader.endObject();
        if (range.size() != 2) {
            throw damaged("A tensor needs two data offsets", name, range);
        }
        return check(
                name,
                new Entry(type(name, type), shape.stream().mapToLong(n -> n).toArray(), range.get(0), range.get(1)));
    }

    private static List<Long> readNumbers(JsonReader reader) throws IOException {
        List<Long> numbers = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            numbers.add(reader.nextLong());
        }
        reader.endArray();
        return numbers;
    }

    private DType type(String name, String text) {
        for (DType type : DType.values()) {
            if (type.name().equals(text.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw damaged("A tensor has a type that is not read here", name, text);
    }

    private Entry check(String name, Entry entry) {
        if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() > dataLength) {
            throw damaged(
                    "A tensor lies outside the file, which may be cut short",
                    name,
                    "bytes " + entry.begin() + " to " + entry.end() + " of " + dataLength);
        }
        long count = 1;
        try {
            for (long length : entry.shape()) {
                if (length < 0) {
                    throw new ArithmeticException();
                }
                count = Math.multiplyExact(count, length);
            }
            if (Math.multiplyExact(count, (long) entry.type().bytes()) != entry.end() - entry.begin()) {
                throw new ArithmeticException();
            }
            Math.toIntExact(count);
        } catch (ArithmeticException e) {
            throw damaged(
                    "Shape and type of a tensor do not agree with its number of bytes",
                    name,
                    List.of(entry.type(), java.util.Arrays.toString(entry.shape()), entry.end() - entry.begin()));
        }
        return entry;
    }

    /** The official readers take no overlaps and no gaps either. */
    private void checkRanges() {
        List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> e) -> e.getValue().begin())
                .thenComparingLong(e -> e.getValue().end()));
        long at = 0;
        for (Map.Entry<String, Entry> entry : sorted) {
            if (entry.getValue().begin() != at) {
                String what = entry.getValue().begin() < at ? "Two tensors overlap" : "There is a gap before a tensor";
                throw damaged(
                        what,
                        entry.getKey(),
                        "a start at byte " + entry.getValue().begin());
            }
            at = entry.getValue().end();
        }
        if (at != dataLength) {
            throw damaged("The file is longer than its tensors", "header", (dataLength - at) + " bytes more");
        }
    }

    private UserProblem damaged(String what, String field, Object found) {
        return UserProblem.of(what)
                .file(file)
                .field(field)
                .found(found)
                .remedy("Fetch or write the file again")
                .problem();
    }
}
