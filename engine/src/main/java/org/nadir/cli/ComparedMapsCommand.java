package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.distillation.SpectralView;
import org.nadir.run.RunFolder;
import org.nadir.run.pair.ComparedMaps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The process that looks at a student and its teacher for a screen: one JSON document with the numbers of every level. */
@Command(name = "pair-maps", hidden = true, description = "What a distillation compares on one validation image.")
final class ComparedMapsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run of a student.")
    private Path run = Path.of("");

    @Parameters(index = "1", paramLabel = "IMAGE", description = "Name of a validation image.")
    private String image = "";

    @Option(names = "--checkpoint", paramLabel = "KIND", description = "best, last or epoch-N (${DEFAULT-VALUE}).")
    private String checkpoint = "last";

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto, cpu or gpu:n (${DEFAULT-VALUE}).")
    private String device = "cpu";

    @Override
    public Integer call() {
        return CommandOutput.run(true, out -> {
            ComparedMaps.Wanted wanted = new ComparedMaps.Wanted(RunFolder.open(run), checkpoint, image, device);
            out.print(document(ComparedMaps.of(wanted, out.progress())));
        });
    }

    private static JsonObject document(ComparedMaps maps) {
        JsonObject document = new JsonObject();
        document.addProperty("factor", maps.factor());
        JsonArray levels = new JsonArray();
        maps.view().levels().forEach(level -> levels.add(level(level)));
        document.add("levels", levels);
        return document;
    }

    private static JsonObject level(SpectralView.LevelView level) {
        JsonObject object = new JsonObject();
        object.addProperty("columns", level.columns());
        object.addProperty("rows", level.rows());
        object.addProperty("cellWidth", level.cellWidth());
        object.addProperty("cellHeight", level.cellHeight());
        object.addProperty("adapted", level.adapted());
        object.add("weights", numbers(level.weights()));
        object.add("low", numbers(level.low()));
        object.add("high", numbers(level.high()));
        return object;
    }

    private static JsonArray numbers(float[] values) {
        JsonArray numbers = new JsonArray(values.length);
        for (float value : values) {
            numbers.add(Float.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE);
        }
        return numbers;
    }
}
