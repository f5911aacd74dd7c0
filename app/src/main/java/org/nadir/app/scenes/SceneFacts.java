package org.nadir.app.scenes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.app.desk.Figures;
import org.nadir.scene.SceneInfo;

/** What the header of a scene says, in words. */
final class SceneFacts {
    private SceneFacts() {}

    static Map<String, String> of(SceneInfo info) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("File", String.valueOf(info.file().getFileName()));
        facts.put("Size", Figures.count(info.width()) + " × " + Figures.count(info.height()) + " px");
        facts.put("Bands", bands(info));
        facts.put("CRS", info.crs().map(crs -> crs.name()).orElse("none"));
        facts.put("Pixel size", pixelSize(info));
        facts.put(
                "No-data",
                info.noData().isPresent() ? Figures.three(info.noData().getAsDouble()) : "none");
        facts.put(
                "Overviews",
                info.overviews().isEmpty()
                        ? "none"
                        : info.overviews().stream().map(f -> "1:" + f).collect(Collectors.joining(", ")));
        return facts;
    }

    private static String bands(SceneInfo info) {
        return info.bands() + " × " + info.type().gdalName();
    }

    private static String pixelSize(SceneInfo info) {
        return info.pixelSizeMetres().map(SceneFacts::metres).orElse("unknown");
    }

    private static String metres(double[] size) {
        boolean square = Math.abs(size[0] - size[1]) < 1e-3 * size[0];
        return Figures.three(size[0]) + (square ? "" : " × " + Figures.three(size[1])) + " m";
    }
}
