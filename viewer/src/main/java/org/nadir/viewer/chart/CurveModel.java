package org.nadir.viewer.chart;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.nadir.base.LineLook;
import org.nadir.viewer.style.Palette;

/**
 * The curves of a chart. Series may be added and filled from any thread, each series by one thread at a time; listeners
 * are called on the thread that changed something, for every change, and must return at once (a chart only notes that a
 * new picture is due). Needs no toolkit.
 */
public final class CurveModel {
    private final List<CurveSeries> series = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong revision = new AtomicLong();
    private final AtomicInteger held = new AtomicInteger();

    /** The series of this name; made with the next colour of the palette when it does not exist yet. */
    public CurveSeries series(String name) {
        return series(name, Palette.argb(series.size()));
    }

    /** The series of this name; made with this colour when it does not exist yet. */
    public CurveSeries series(String name, int argb) {
        return series(name, LineLook.solid(argb));
    }

    /** The series of this name; made with this look when it does not exist yet. */
    public synchronized CurveSeries series(String name, LineLook look) {
        return find(name).orElseGet(() -> {
            CurveSeries made = new CurveSeries(name, look, this::changed);
            series.add(made);
            changed();
            return made;
        });
    }

    public Optional<CurveSeries> find(String name) {
        return series.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** All series in the order in which they were added. */
    public List<CurveSeries> all() {
        return List.copyOf(series);
    }

    /** Takes the series of a name away. */
    public void remove(String name) {
        if (series.removeIf(s -> s.name().equals(name))) {
            changed();
        }
    }

    /** Shows the series of another model in the place of its own; the other one may go on growing. */
    public void adopt(CurveModel other) {
        series.clear();
        series.addAll(other.series);
        other.addListener(this::changed);
        changed();
    }

    /** Takes all series away. */
    public void clear() {
        series.clear();
        changed();
    }

    /** Number of changes so far. */
    public long revision() {
        return revision.get();
    }

    /** Says nothing of changes until as many calls of {@link #release}: who fills in much at once need not repaint meanwhile. */
    public void hold() {
        held.incrementAndGet();
    }

    /** Ends a {@link #hold} and tells that something changed. */
    public void release() {
        held.decrementAndGet();
        changed();
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        revision.incrementAndGet();
        if (held.get() > 0) {
            return;
        }
        listeners.forEach(Runnable::run);
    }
}
