package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.scene.GeoTransform;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneCrs;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir scene FILE}: the facts of an image, and whether its pixels can be read. */
@Command(
        name = "scene",
        mixinStandardHelpOptions = true,
        description = "Shows what a GeoTIFF (or JPEG, PNG) is, and whether its pixels are whole.")
final class SceneCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The image.")
    private @Nullable Path file;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::show);
    }

    private void show(CommandOutput out) {
        if (file == null) {
            throw UserProblem.of("A file is missing").field("FILE").problem();
        }
        try (Scene scene = Scenes.open(file)) {
            Scenes.probe(scene);
            if (json) {
                out.print(document(scene.info()));
            } else {
                text(scene.info(), out);
            }
        }
    }

    private static JsonObject document(SceneInfo info) {
        JsonObject document = new JsonObject();
        document.addProperty("width", info.width());
        document.addProperty("height", info.height());
        document.addProperty("bands", info.bands());
        document.addProperty("type", info.type().gdalName());
        document.add(
                "crs",
                info.crs()
                        .<JsonElement>map(crs -> new JsonPrimitive(crs.name()))
                        .orElse(JsonNull.INSTANCE));
        document.add(
                "transform",
                info.transform().<JsonElement>map(SceneCommand::six).orElse(JsonNull.INSTANCE));
        document.add("noData", noData(info.noData()));
        JsonArray overviews = new JsonArray();
        info.overviews().forEach(overviews::add);
        document.add("overviews", overviews);
        return document;
    }

    private static JsonArray six(GeoTransform transform) {
        JsonArray numbers = new JsonArray();
        for (double number : transform.toArray()) {
            numbers.add(number);
        }
        return numbers;
    }

    /** JSON has no NaN: it is written as the text that GDAL uses. */
    private static JsonElement noData(OptionalDouble value) {
        if (value.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        double number = value.getAsDouble();
        return Double.isNaN(number) ? new JsonPrimitive("nan") : new JsonPrimitive(number);
    }

    private static void text(SceneInfo info, CommandOutput out) {
        out.line(info.file().toString());
        row(
                out,
                "size",
                info.width() + " x " + info.height() + " pixels, " + info.bands() + " bands of "
                        + info.type().gdalName());
        row(out, "bands", String.join(", ", info.bandNames()));
        row(out, "coordinates", info.crs().map(SceneCrs::name).orElse("none"));
        row(out, "transform", info.transform().map(SceneCommand::numbers).orElse("none"));
        row(
                out,
                "pixel",
                info.pixelSizeMetres()
                        .map(size -> String.format(Locale.ROOT, "%.4g x %.4g m", size[0], size[1]))
                        .orElse("unknown"));
        row(
                out,
                "no data",
                info.noData().isPresent() ? Double.toString(info.noData().getAsDouble()) : "none");
        String factors = info.overviews().stream().map(String::valueOf).collect(Collectors.joining(", "));
        row(out, "overviews", factors.isEmpty() ? "none" : factors);
    }

    private static String numbers(GeoTransform transform) {
        return java.util.Arrays.stream(transform.toArray())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(", "));
    }

    private static void row(CommandOutput out, String name, String value) {
        out.line(String.format(Locale.ROOT, "  %-12s %s", name, value));
    }
}
