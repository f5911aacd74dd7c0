package org.nadir.app.start;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.nadir.base.AtomicFile;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.FreezeTimeline;
import org.nadir.viewer.timeline.TimelineEditor;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * Opens a schedule designer in a window, changes its cells again and again and takes the time until the picture is done:
 * laid out, painted and rendered. A process of its own, started by {@link TimelineBenchmark}. Its word is the file for the answer.
 */
final class TimelineProbe {
    private static final List<String> ROWS =
            List.of("Stem", "Stage 1", "Stage 2", "Stage 3", "Stage 4", "Neck", "Proposals", "Head");
    private static final int EPOCHS = 300;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 300;
    private static final double WIDTH = 900;

    private final TimelineModel model = new TimelineModel(ROWS, EPOCHS);
    private final FreezeTimeline timeline = new FreezeTimeline(new TimelineEditor(model));

    private TimelineProbe() {}

    public static void main(String[] words) {
        Path answer = Path.of(words[0]);
        Platform.startup(() -> new TimelineProbe().measure(answer));
    }

    private void measure(Path answer) {
        model.costs(Collections.nCopies(EPOCHS, new TimelineModel.EpochCost(0.5, "")));
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(timeline), WIDTH, 320));
        stage.show();
        List<Double> millis = new ArrayList<>();
        Optional<WritableImage> picture = Optional.empty();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = System.nanoTime();
            paintEverySecond(round % 2);
            // waits for the renderer, which a pulse does not; reading the picture back comes on top
            picture = Optional.of(timeline.snapshot(null, picture.orElse(null)));
            if (round >= WARM_UP) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        millis.sort(null);
        JsonObject figures = new JsonObject();
        figures.addProperty("paint_p95_ms", millis.get((int) (0.95 * ROUNDS)));
        figures.addProperty("paint_median_ms", millis.get(ROUNDS / 2));
        figures.addProperty("epochs", EPOCHS);
        figures.addProperty("rows", ROWS.size());
        AtomicFile.writeString(answer, figures.toString());
        System.exit(0);
    }

    private void paintEverySecond(int first) {
        model.together(() -> {
            for (int row = 0; row < ROWS.size(); row++) {
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    model.set(row, epoch, epoch % 2 == first ? CellState.FROZEN : CellState.TRAINED);
                }
            }
        });
    }
}
