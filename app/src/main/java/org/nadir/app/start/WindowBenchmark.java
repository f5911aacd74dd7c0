package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.cli.Benchmark;
import org.nadir.data.synthetic.LargeScene;

/**
 * {@code window}: {@code start_ms} from the start of the process to the first paint of its window, the median of three;
 * {@code first_paint_ms} from there to the picture of a scene of 20,000 x 20,000 pixels named on the command line, made
 * on the spot. Without a display the headless toolkit serves. The system property {@code nadir.bench.sceneSize} sets
 * another size for trying.
 */
public final class WindowBenchmark implements Benchmark {
    private static final int STARTS = 3;
    private static final int SCENE_SIZE = 20_000;

    @Override
    public String name() {
        return "window";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        try {
            Path folder = Files.createTempDirectory("nadir-window");
            Path scene = folder.resolve("large.tif");
            Path answer = folder.resolve("answer.json");
            try {
                return measure(scene, answer, progress);
            } finally {
                Files.deleteIfExists(scene);
                Files.deleteIfExists(answer);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw UserProblem.of("The window could not be measured (" + e.getMessage() + ")")
                    .cause(e)
                    .problem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserProblem.of("The measurement was stopped").cause(e).problem();
        }
    }

    private static Map<String, Double> measure(Path scene, Path answer, Progress progress)
            throws IOException, InterruptedException {
        int size = Integer.getInteger("nadir.bench.sceneSize", SCENE_SIZE);
        LargeScene.write(scene, size, progress);
        ProbeProcess probe = new ProbeProcess(WindowProbe.class, answer);
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            progress.report(i, STARTS + 1, "starts of the window");
            starts.add(probe.ask(List.of(answer.toString()), progress).get(WindowProbe.START));
        }
        progress.report(STARTS, STARTS + 1, "start with the scene");
        Map<String, Double> withScene = probe.ask(List.of(answer.toString(), scene.toString()), progress);
        starts.sort(null);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(WindowProbe.START, starts.get(STARTS / 2));
        figures.put(WindowProbe.FIRST_PAINT, withScene.get(WindowProbe.FIRST_PAINT));
        figures.put("scene_side_px", (double) size);
        return figures;
    }
}
