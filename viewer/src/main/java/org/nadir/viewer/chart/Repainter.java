package org.nadir.viewer.chart;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Keeps a picture up to date that is painted in the background. However often it is told of changes, one painting runs
 * at a time, each begins with a pulse of the FX thread and works on the state of that moment; changes of the data alone
 * lead to ten pictures a second at most, so that watching a training does not slow it down.
 *
 * @param <P> the picture
 */
final class Repainter<P> {
    private static final Logger LOG = Logger.getLogger(Repainter.class.getName());
    private static final long DATA_INTERVAL_NANOS = 100_000_000L;

    private final Supplier<Callable<P>> painting;
    private final Consumer<P> receiver;
    private final AtomicBoolean dataNoted = new AtomicBoolean();
    private boolean viewChanged;
    private boolean dataChanged;
    private boolean busy;
    private long lastStart;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onPulse();
        }
    };

    /**
     * A repainter at rest.
     *
     * @param painting called on the FX thread: takes the state and gives the work for the background
     * @param receiver gets the finished picture on the FX thread
     */
    Repainter(Supplier<Callable<P>> painting, Consumer<P> receiver) {
        this.painting = painting;
        this.receiver = receiver;
    }

    /** Something about the view changed: a new picture at the next pulse. FX thread. */
    void viewChanged() {
        viewChanged = true;
        pulse.start();
    }

    /** The data changed: a new picture soon. Any thread; returns at once. */
    void dataChanged() {
        if (dataNoted.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                // a painting that began meanwhile has seen the new data
                if (dataNoted.compareAndSet(true, false)) {
                    dataChanged = true;
                    pulse.start();
                }
            });
        }
    }

    private void onPulse() {
        if (busy) {
            return;
        }
        boolean due = dataChanged && System.nanoTime() - lastStart >= DATA_INTERVAL_NANOS;
        if (viewChanged || due) {
            viewChanged = false;
            dataChanged = false;
            dataNoted.set(false);
            busy = true;
            lastStart = System.nanoTime();
            Callable<P> work = painting.get();
            ChartThreads.painters().execute(() -> paint(work));
        } else if (!dataChanged) {
            pulse.stop();
        }
    }

    /** True when the picture that was received last shows the state of now. FX thread. */
    boolean upToDate() {
        return !viewChanged && !dataChanged && !busy && !dataNoted.get();
    }

    private void paint(Callable<P> work) {
        try {
            P picture = work.call();
            Platform.runLater(() -> {
                busy = false;
                receiver.accept(picture);
            });
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "A chart could not be painted", e);
            Platform.runLater(() -> busy = false);
        }
    }
}
