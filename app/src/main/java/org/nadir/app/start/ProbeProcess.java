package org.nadir.app.start;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.app.desk.WorkerJvm;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/**
 * Measures a window in a process of its own, which writes its figures to a file. Where there is no display the process gets
 * the headless toolkit.
 *
 * @param main the class whose main method measures
 * @param answer the file it writes
 */
record ProbeProcess(Class<?> main, Path answer) {
    /** Runs the probe once; {@code words} are its main method's. */
    Map<String, Double> ask(List<String> words, Progress progress) throws IOException, InterruptedException {
        Files.deleteIfExists(answer);
        List<String> options = options();
        options.add("-D" + WindowProbe.STARTED + "=" + System.currentTimeMillis());
        WorkerJvm probe = new WorkerJvm(options, main.getName(), words);
        WorkerJvm.Outcome outcome = probe.run(line -> {}, progress);
        if (!Files.exists(answer)) {
            throw UserProblem.of("The window did not open: " + String.join(" ", outcome.lastLog()))
                    .problem();
        }
        return figures(Files.readString(answer));
    }

    /** Options for Java: those of the launcher, and the headless toolkit where there is no display. */
    private static List<String> options() {
        List<String> options = new ArrayList<>();
        Path classData = Path.of(System.getProperty("nadir.home", ""), "lib", "window.jsa");
        if (Files.exists(classData)) {
            options.add("-XX:SharedArchiveFile=" + classData);
            options.add("-Xlog:cds=off");
        }
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        boolean display = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (linux && !display) {
            options.add("-Dglass.platform=Monocle");
            options.add("-Dmonocle.platform=Headless");
            options.add("-Dheadless.geometry=1440x900");
            options.add("-Dprism.order=sw");
        }
        return options;
    }

    static Map<String, Double> figures(String json) {
        try {
            JsonObject object = JsonParser.parseString(json).getAsJsonObject();
            Map<String, Double> figures = new LinkedHashMap<>();
            object.entrySet()
                    .forEach(entry ->
                            figures.put(entry.getKey(), entry.getValue().getAsDouble()));
            return figures;
        } catch (JsonParseException | IllegalStateException e) {
            throw UserProblem.of("The window's answer cannot be read")
                    .found(json)
                    .cause(e)
                    .problem();
        }
    }
}
