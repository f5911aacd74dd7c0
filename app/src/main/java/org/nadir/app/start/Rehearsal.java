package org.nadir.app.start;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.app.shell.Workbench;
import org.nadir.app.shell.WorkbenchSettings;

/**
 * Opens the workbench, walks through its workspaces and compares a few runs, so that the build can record which classes
 * a window uses: what is in the record is there faster when a person comes to it. A process of its own that ends by itself; its
 * word is a folder for the runs. Settings and cache are those of the system properties.
 */
public final class Rehearsal {
    private static final int RUNS = 6;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long LIMIT_SECONDS = 90;
    private static final int PAUSE = 3;

    private final Deque<String> buttons = new ArrayDeque<>();
    private int rested;
    private boolean compared;

    private Rehearsal() {
        for (WorkspaceKind kind : WorkspaceKind.values()) {
            buttons.add("#rail-" + kind.key());
        }
        buttons.add("#rail-" + WorkspaceKind.COMPARE.key());
        buttons.add("#empty-compare-all");
    }

    public static void main(String[] words) {
        Path runs = Path.of(words[0]);
        for (int run = 0; run < RUNS; run++) {
            FinishedRuns.write(runs, run);
        }
        Rehearsal rehearsal = new Rehearsal();
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(BackgroundTasks.daemons("nadir-rehearsal"));
        clock.scheduleWithFixedDelay(rehearsal::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        clock.schedule(() -> System.exit(1), LIMIT_SECONDS, TimeUnit.SECONDS);
        Workbench.open(new WorkbenchSettings(List.of(runs), Optional.of(ThemeChoice.LIGHT)));
    }

    private void look() {
        try {
            Platform.runLater(() -> Window.getWindows().stream()
                    .filter(Window::isShowing)
                    .findFirst()
                    .map(Window::getScene)
                    .ifPresent(this::next));
        } catch (IllegalStateException toolkitNotStarted) {
            // the next look comes soon
            return;
        }
    }

    /** Presses the next button once it is there and what the one before opened has been seen for a while. */
    private void next(Scene scene) {
        if (rested++ < PAUSE) {
            return;
        }
        String button = buttons.peek();
        if (button == null) {
            end(scene);
            return;
        }
        Node node = scene.lookup(button);
        if (node instanceof ButtonBase there && !there.isDisabled()) {
            there.fire();
            buttons.remove();
            rested = 0;
        }
    }

    /** Ends once the comparison has been seen for a while. */
    private void end(Scene scene) {
        boolean there = scene.lookup("#compare-results") instanceof TableView<?> results
                && !results.getItems().isEmpty();
        if (compared) {
            System.exit(0);
        } else if (there) {
            compared = true;
            rested = 0;
        }
    }
}
