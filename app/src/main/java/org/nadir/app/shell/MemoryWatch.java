package org.nadir.app.shell;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.StatusModel;

/** Writes the window's own heap into the status line every two seconds. FX thread only. */
final class MemoryWatch implements AutoCloseable {
    private final Timeline clock;

    MemoryWatch(StatusModel status) {
        clock = new Timeline(new KeyFrame(Duration.seconds(2), event -> read(status)));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        read(status);
    }

    private static void read(StatusModel status) {
        Runtime jvm = Runtime.getRuntime();
        status.memory().set("Memory " + Figures.bytes(jvm.totalMemory() - jvm.freeMemory()));
    }

    @Override
    public void close() {
        clock.stop();
    }
}
