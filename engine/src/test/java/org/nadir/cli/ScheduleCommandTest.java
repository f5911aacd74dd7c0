package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ScheduleCommandTest {
    private static final String SPEC = "data: {root: nowhere, imageSize: 256}\nmodel: {backbone: resnet18}\n"
            + "freezing:\n  schedule: table\n  table: \"stem-stage1: -; stage2-4: 0-/3\"\noptimisation: {epochs: 6}\n";

    @TempDir
    private Path temp;

    @BeforeEach
    void ownFolders() {
        System.setProperty("nadir.config", temp.resolve("config").toString());
        System.setProperty("nadir.cache", temp.resolve("cache").toString());
    }

    @AfterEach
    void usersFolders() {
        System.clearProperty("nadir.config");
        System.clearProperty("nadir.cache");
    }

    private Path spec() throws IOException {
        return Files.writeString(temp.resolve("spec.yaml"), SPEC);
    }

    private static String output(int code, String... words) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertEquals(code, Nadir.run(words));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aConfigurationBecomesYaml() {
        String yaml = output(0, "schedule", "import", "{'steps': [i for i in range(1, 50, 20)]}");
        assertEquals("freezing:\n  schedule: epochs\n  epochs: [1, 21, 41]\n", yaml);
        assertEquals(
                "", output(1, "schedule", "import", temp.resolve("missing.py").toString()));
    }

    @Test
    void aTableIsDrawn() {
        String drawn = output(0, "schedule", "show", "backbone: 1-", "--epochs", "3");
        assertTrue(drawn.startsWith("stem    .##\n"), drawn);
        assertTrue(drawn.endsWith("stem-stage4: 1-; neck-head: all\n"), drawn);
    }

    @Test
    void theScheduleOfAnExperimentIsKeptByName() throws IOException {
        output(0, "schedule", "save", spec().toString(), "Every third");
        JsonObject listed =
                JsonParser.parseString(output(0, "schedule", "list", "--json")).getAsJsonObject();
        JsonObject entry = listed.getAsJsonArray("schedules").get(0).getAsJsonObject();
        assertEquals("Every third", entry.get("name").getAsString());
        assertEquals(
                "stem-stage1: -; stage2-4: 0-/3", entry.get("freezing.table").getAsString());
    }

    @Test
    void anEstimateNeedsNeitherDataNorCalibration() throws IOException {
        JsonObject estimate = JsonParser.parseString(output(0, "estimate", spec().toString(), "--json"))
                .getAsJsonObject();
        double share = estimate.get("mostShare").getAsDouble();
        assertTrue(share > 0.5 && share < 1, "share " + share);
        assertEquals(share, estimate.get("leastShare").getAsDouble());
        assertEquals(6, estimate.getAsJsonArray("epochs").size());
        assertEquals(2, estimate.getAsJsonArray("states").size());
        JsonObject first = estimate.getAsJsonArray("states").get(0).getAsJsonObject();
        assertEquals("stage2-head", first.get("trains").getAsString());
        String text = output(0, "estimate", spec().toString());
        assertTrue(text.contains("F_total") && text.contains("(assumed)") && text.contains("--measure"), text);
    }
}
