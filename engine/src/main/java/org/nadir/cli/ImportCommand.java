package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.experiment.ModelSpec;
import org.nadir.run.ModelImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir import FILE}: a detector of MMRotate or torchvision as a finished run. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Makes a finished run of a detector that MMRotate 0.3 or 1.x or torchvision (RetinaNet) trained, or that"
                        + " 'nadir export' wrote.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "Weights: .pth or .safetensors.")
    private Path file = Path.of("");

    @Option(
            names = "--detector",
            description = "Name of the detector, as in an experiment (default: as the file says).")
    private @Nullable String detector;

    @Option(
            names = "--backbone",
            description = "Name of the backbone, as in an experiment (default: as the file says).")
    private @Nullable String backbone;

    @Option(
            names = "--anchor-base",
            description =
                    "MMRotate's octave_base_scale, or half the scale of a region proposal network (default: as the file"
                            + " says, else 4).")
    private @Nullable Double anchorBase;

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "A,B,C",
            description = "Classes in the order of the labels (default: as the file says).")
    private List<String> classes = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "A data set with the same classes.")
    private @Nullable Path data;

    @Option(names = "--neck-channels", description = "Channels of the pyramid (default: as the file says).")
    private @Nullable Integer neckChannels;

    @Option(names = "--name", description = "Name of the run (default: that of the file).")
    private @Nullable String name;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A value of the experiment; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of run folders (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::take);
    }

    private void take(CommandOutput out) {
        Map<String, String> values = new LinkedHashMap<>(settings);
        put(values, "model.detector", detector);
        put(values, "model.backbone", backbone);
        put(values, "model.anchorBase", anchorBase);
        put(values, "model.neckChannels", neckChannels);
        put(values, "name", name);
        List<String> stripped = classes.stream().map(String::strip).toList();
        ModelImport.Request request = new ModelImport.Request(file, values, stripped, Optional.ofNullable(data), runs);
        ModelImport.Result result = new ModelImport(request).run(out.progress());
        if (json) {
            out.print(document(result));
        } else {
            out.line("Run folder: " + result.folder().path());
            ModelSpec model = result.folder().spec().model();
            out.line("Detector: " + model.detector() + " on " + model.backbone() + ", anchor base "
                    + model.anchorBase());
            out.line("Classes: " + String.join(", ", result.classes()));
            out.line("Weights: " + result.report().summary());
            result.report().ignored().forEach(each -> out.line("  no place for " + each));
        }
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }

    private static JsonObject document(ModelImport.Result result) {
        JsonObject document = new JsonObject();
        document.addProperty("run", result.folder().path().toString());
        ModelSpec model = result.folder().spec().model();
        document.addProperty("detector", model.detector());
        document.addProperty("backbone", model.backbone());
        document.addProperty("anchorBase", model.anchorBase());
        document.addProperty("loaded", result.report().loaded().size());
        document.add("ignored", array(result.report().ignored()));
        document.add("classes", array(result.classes()));
        return document;
    }

    private static JsonArray array(List<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        return array;
    }
}
