package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class SweepCommandTest {
    private static final String YAML =
            "name: set\ndata: {root: none}\nfreezing: {schedule: step}\nsweep:\n  freezing.rho: [1, inf]\n";

    @TempDir
    private Path temp;

    private JsonObject json(int code, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertEquals(code, Nadir.run(arguments));
        } finally {
            System.setOut(before);
        }
        return JsonParser.parseString(bytes.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private String spec(String yaml) throws IOException {
        return Files.writeString(temp.resolve("sweep.yaml"), yaml).toString();
    }

    @Test
    void aDryRunTellsTheRunsAndMakesNothing() throws IOException {
        String runs = temp.resolve("runs").toString();
        JsonObject plan = json(0, "sweep", spec(YAML), "--runs", runs, "--seeds", "1,2", "--dry-run", "--json");
        assertEquals(4, plan.get("new").getAsInt());
        assertEquals(48, plan.get("epochs").getAsInt());
        JsonObject last = plan.getAsJsonArray("runs").get(3).getAsJsonObject();
        assertEquals("set-rhoinf-seed2", last.get("name").getAsString());
        assertEquals(0, last.get("backboneShare").getAsDouble());
        assertFalse(Files.exists(temp.resolve("runs")));
    }

    @Test
    void aWrongCellStartsNothing() throws IOException {
        String runs = temp.resolve("runs").toString();
        String yaml = YAML.replace("[1, inf]", "[1, 0]");
        JsonObject said = json(1, "sweep", spec(yaml), "--runs", runs, "--json");
        assertTrue(said.get("error").getAsString().contains("line 5, freezing.rho"));
        assertFalse(Files.exists(temp.resolve("runs")));
    }

    @Test
    void wrongNumbersOfTheCommandLineAreSentences() throws IOException {
        String none = json(1, "sweep", spec(YAML), "--parallel", "0", "--json")
                .get("error")
                .getAsString();
        assertTrue(none.contains("--parallel"), none);
        String seed = json(1, "sweep", spec(YAML), "--seeds", "4,x", "--dry-run", "--json")
                .get("error")
                .getAsString();
        assertTrue(seed.contains("--seeds") && seed.contains("found x"), seed);
        String limit = json(1, "sweep", spec(YAML), "--limit", "1", "--json")
                .get("error")
                .getAsString();
        assertTrue(limit.contains("--limit 2"), limit);
    }

    @Test
    void anExperimentWithASweepIsNoSingleRun() throws IOException {
        String said = json(1, "train", spec(YAML), "--json").get("error").getAsString();
        assertTrue(said.contains("nadir sweep"), said);
    }

    @Test
    void aLogIsImportedAndExportedFromTheCommandLine() throws IOException {
        Path log = Files.writeString(
                temp.resolve("a.log.json"), "{\"mode\": \"train\", \"epoch\": 1, \"iter\": 5, \"loss\": 0.5}\n");
        String runs = temp.resolve("runs").toString();
        JsonObject taken = json(0, "import-run", log.toString(), "--runs", runs, "--name", "theirs", "--json");
        assertEquals(1, taken.get("steps").getAsInt());
        String table = temp.resolve("a.csv").toString();
        json(0, "export-run", taken.get("run").getAsString(), "--csv", table, "--json");
        assertTrue(Files.readString(Path.of(table)).contains(",0,5,train/loss,0.5\n"));
        json(1, "export-run", taken.get("run").getAsString(), "--csv", table, "--json");
    }
}
