package org.nadir.viewer.map;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a map's cursor read-out up to date. The pixel is told at once; the probe reads in the background, and of all
 * places that the cursor passed meanwhile only the latest is read next. Until its reading is there the previous reading
 * stays, so that the numbers don't flicker. Called on the model's thread.
 */
final class CursorReader {
    private static final Logger LOG = Logger.getLogger(CursorReader.class.getName());
    private static final MapProbe.Reading NOTHING = new MapProbe.Reading(Optional.empty(), List.of());

    private final MapModel model;
    private final Executor background;
    private final Executor modelThread;
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private @Nullable MapProbe probe;
    private MapProbe.Reading latest = NOTHING;

    private record Request(MapProbe probe, double x, double y) {}

    CursorReader(MapModel model, Executor background, Executor modelThread) {
        this.model = model;
        this.background = background;
        this.modelThread = modelThread;
    }

    /** Reads by another probe from now on; null for none. */
    void probe(@Nullable MapProbe newProbe) {
        probe = newProbe;
        latest = NOTHING;
        model.setReadout(Optional.empty());
    }

    /** The cursor is at this place of the scene. */
    void moved(double x, double y) {
        SceneRect scene = model.extent();
        boolean inside = x >= scene.x() && y >= scene.y() && x < scene.maxX() && y < scene.maxY();
        if (!inside) {
            latest = NOTHING;
        }
        model.setReadout(Optional.of(new CursorReadout(x, y, inside, Optional.empty(), List.of()).with(latest)));
        MapProbe now = probe;
        if (inside && now != null && waiting.getAndSet(new Request(now, x, y)) == null) {
            background.execute(this::readLatest);
        }
    }

    /** The cursor left the view. */
    void left() {
        waiting.set(null);
        model.setReadout(Optional.empty());
    }

    private void readLatest() {
        Request request = waiting.getAndSet(null);
        if (request == null) {
            return;
        }
        MapProbe.Reading reading = read(request);
        modelThread.execute(() -> deliver(request, reading));
    }

    private static MapProbe.Reading read(Request request) {
        try {
            return request.probe().at(request.x(), request.y());
        } catch (RuntimeException e) {
            // a scene that was closed or a block that cannot be decoded: the picture says so, the numbers stay empty
            LOG.log(Level.FINE, "No reading at " + request.x() + ", " + request.y(), e);
            return NOTHING;
        }
    }

    private void deliver(Request request, MapProbe.Reading reading) {
        if (request.probe() != probe) {
            return;
        }
        model.readoutProperty().get().filter(CursorReadout::inside).ifPresent(shown -> {
            latest = reading;
            model.setReadout(Optional.of(shown.with(reading)));
        });
    }
}
