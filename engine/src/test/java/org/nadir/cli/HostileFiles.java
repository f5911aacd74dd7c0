package org.nadir.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;

/** Files that no command should take, each under the names that commands look at. */
final class HostileFiles {
    private static final List<String> ENDINGS =
            List.of(".tif", ".png", ".json", ".geojson", ".yaml", ".safetensors", ".pth", "");

    private HostileFiles() {}

    /** Writes them all below a folder that is made for it. */
    static List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String ending : ENDINGS) {
            Files.createFile(folder.resolve("empty" + ending));
            Files.write(folder.resolve("noise" + ending), noise());
        }
        for (String ending : List.of(".tif", ".yaml", "")) {
            Files.createDirectory(folder.resolve("folder" + ending));
            Files.writeString(folder.resolve("text" + ending), "one two three\n<a>&\n");
        }
        images(folder);
        texts(folder);
        weights(folder);
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = new ArrayList<>(all.sorted().toList());
            files.add(folder.resolve("missing.tif"));
            files.add(folder.resolve("no folder either/missing"));
            return files;
        }
    }

    private static byte[] noise() {
        byte[] bytes = new byte[600];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static void images(Path folder) throws IOException {
        for (String kind : List.of("png", "jpg")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(6);
            for (int i = 0; i < 64 * 64; i++) {
                image.setRGB(i % 64, i / 64, random.nextInt());
            }
            ImageIO.write(image, kind, whole);
            byte[] bytes = whole.toByteArray();
            Files.write(folder.resolve("cut." + kind), Arrays.copyOf(bytes, bytes.length / 2));
            Files.write(folder.resolve("disguised-" + kind + ".tif"), Arrays.copyOf(bytes, 40));
        }
        // a TIFF whose first directory lies behind its end, and one whose directory is itself
        Files.write(folder.resolve("beyond.tif"), bytes(new byte[] {'I', 'I', 42, 0}, 1_000_000));
        Files.write(folder.resolve("loop.tif"), bytes(new byte[] {'I', 'I', 42, 0}, 8, 0, 8));
    }

    private static void texts(Path folder) throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Files.writeString(folder.resolve("bomb.yaml"), bomb + "name: *a39\n");
        Files.writeString(folder.resolve("tag.yaml"), "name: !!javax.script.ScriptEngineManager [x]\n");
        Files.writeString(folder.resolve("deep.yaml"), "[".repeat(20_000));
        Files.writeString(folder.resolve("keys.yaml"), "name: a\nname: b\nno: such\n");
        Files.writeString(folder.resolve("values.yaml"), "name: a\noptimisation: {epochs: .nan, batch: 1e400}\n");
        Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
        Files.writeString(folder.resolve("deep.geojson"), "{\"features\":".repeat(50_000));
        Files.writeString(folder.resolve("half.json"), "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2");
        Files.writeString(
                folder.resolve("numbers.json"), "[{\"image_id\": 1e999, \"score\": 1, \"bbox\": [0, 0, 1, 1]}]");
        Files.writeString(folder.resolve("nothing.json"), "null");
        Files.writeString(folder.resolve("empty.list.geojson"), "[]");
        String dtd = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;</annotation>";
        Path voc = Files.createDirectories(folder.resolve("doctype/Annotations"));
        Files.writeString(voc.resolve("1.xml"), dtd);
        Files.writeString(folder.resolve("dtd.xml"), dtd);
        Files.writeString(folder.resolve("line\nbreak.txt"), "x");
        Files.writeString(folder.resolve("ü \u202e name.txt"), "x");
        Files.writeString(folder.resolve("n".repeat(240) + ".txt"), "x");
    }

    private static void weights(Path folder) throws IOException {
        Path whole = folder.resolve("foreign.safetensors");
        Map<String, HostTensor> tensors = new TreeMap<>(Map.of("a", HostTensor.of(1), "b", HostTensor.of(2)));
        Safetensors.write(whole, tensors, Map.of());
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, bytes.length - 3));
        Files.write(folder.resolve("header.safetensors"), Arrays.copyOf(bytes, 12));
        Files.write(folder.resolve("huge.safetensors"), bytes(new byte[0], -1, Integer.MAX_VALUE));
        String overlap = "{\"a\":{\"dtype\":\"F32\",\"shape\":[4000000000,4000000000],\"data_offsets\":[0,4]}}";
        Files.write(folder.resolve("shape.safetensors"), header(overlap));
        // each part of the description of a run, but of nothing that exists
        Safetensors.write(
                folder.resolve("described.safetensors"),
                tensors,
                Map.of("nadir.spec", "name: [", "nadir.classes", "{}", "nadir.backbone", "null"));
        // a zip without an end, and a pickle that calls a program
        Files.write(folder.resolve("cut.pth"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0});
        Files.writeString(
                folder.resolve("call.pth"), "\u0080\u0002cos\nsystem\n(S'echo'\ntR.", StandardCharsets.ISO_8859_1);
    }

    private static byte[] header(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .putFloat(1)
                .array();
    }

    private static byte[] bytes(byte[] first, int... numbers) {
        ByteBuffer buffer =
                ByteBuffer.allocate(first.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(first);
        for (int number : numbers) {
            buffer.putInt(number);
        }
        return buffer.array();
    }
}
