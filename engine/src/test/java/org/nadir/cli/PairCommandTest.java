package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.SmallData;

@ResourceLock(Resources.SYSTEM_OUT)
class PairCommandTest {
    @TempDir
    private Path folder;

    private JsonObject pair(int code, Map<String, String> student) throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        Path teacher = folder.resolve("teacher.yaml");
        ExperimentYaml.write(SmallData.spec(data, "teacher", 1), teacher);
        Path file = folder.resolve("student.yaml");
        Map<String, String> values = new HashMap<>(student);
        values.put("distillation.method", "pkd");
        values.put("distillation.teacher", teacher.toString());
        ExperimentYaml.write(SmallData.spec(data, "student", 1, values), file);
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertEquals(code, Nadir.run("pair", file.toString(), "--json"));
        } finally {
            System.setOut(before);
        }
        return JsonParser.parseString(bytes.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static JsonObject finest(JsonObject document) {
        return document.getAsJsonArray("levels").get(0).getAsJsonObject();
    }

    @Test
    void aPairThatSuitsTellsItsLevelsAndTerms() throws Exception {
        JsonObject document = pair(CommandOutput.DONE, Map.of("model.neckChannels", "16"));
        assertFalse(document.has("error"));
        assertEquals("1x1, 16 to 8", finest(document).get("adapter").getAsString());
        assertTrue(finest(document).get("sameGrid").getAsBoolean());
        assertFalse(document.getAsJsonObject("terms").entrySet().isEmpty());
    }

    @Test
    void aPairThatDoesNotSuitTellsItsLevelsToo() throws Exception {
        JsonObject document = pair(CommandOutput.FAILED, Map.of("model.detector", "oriented-rcnn"));
        assertEquals(5, document.getAsJsonArray("levels").size());
        assertFalse(finest(document).get("sameGrid").getAsBoolean());
        assertEquals(
                8, finest(document).getAsJsonObject("teacher").get("stride").getAsInt());
        assertEquals(
                4, finest(document).getAsJsonObject("student").get("stride").getAsInt());
        assertTrue(document.get("error").getAsString().contains("distillation.teacher"), document.toString());
    }
}
