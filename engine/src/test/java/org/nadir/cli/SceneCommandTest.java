package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;

final class SceneCommandTest {
    @TempDir
    Path folder;

    private int code;

    private JsonObject json(Path file) {
        PrintStream before = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            code = Nadir.run(new String[] {"scene", file.toString(), "--json"});
        } finally {
            System.setOut(before);
        }
        return JsonParser.parseString(captured.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @Test
    void factsHaveTheAgreedKeys() {
        Path file = folder.resolve("scene.tif");
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                600,
                20,
                1,
                Optional.of(GeoTransform.northUp(5, 7, 2, 3)),
                OptionalInt.of(32633),
                GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS);
        GeoTiffWriter.write(file, layout, new byte[12000]);

        JsonObject facts = json(file);

        assertEquals(0, code);
        assertEquals(
                Set.of("width", "height", "bands", "type", "crs", "transform", "noData", "overviews"), facts.keySet());
        assertEquals("Byte", facts.get("type").getAsString());
        assertEquals("EPSG:32633", facts.get("crs").getAsString());
        assertEquals("[5.0,2.0,0.0,7.0,0.0,-3.0]", facts.get("transform").toString());
        assertEquals("[2]", facts.get("overviews").toString());
        assertTrue(facts.get("noData").isJsonNull());
    }

    @Test
    void refusedFileGivesAnErrorAndCodeOne() throws Exception {
        JsonObject answer = json(Files.writeString(folder.resolve("scene.tif"), "not a picture"));

        assertEquals(1, code);
        assertEquals(Set.of("error"), answer.keySet());
    }
}
