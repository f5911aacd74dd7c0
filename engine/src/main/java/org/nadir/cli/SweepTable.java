package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nadir.run.RunStatus;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.SweepQueue.Phase;
import org.nadir.run.sweep.SweepQueue.Place;

/**
 * The runs of a set while it is driven: a line for each that is over, and on a terminal those that are going below, drawn
 * over themselves. Used by the thread that drives.
 */
final class SweepTable {
    private static final int WIDTH = 79;
    private static final long PAUSE_NANOS = 500_000_000L;

    private final CommandOutput out;
    private final boolean terminal = System.console() != null;
    private final Set<String> told = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private int drawn;
    private long shown = Long.MIN_VALUE / 2;

    SweepTable(CommandOutput out) {
        this.out = out;
    }

    void show(List<Place> places) {
        List<String> fresh = new ArrayList<>();
        for (Place place : places) {
            String run = place.member().run();
            if (place.phase() == Phase.OVER && told.add(run)) {
                fresh.add(line(place));
            } else if (!terminal && place.phase() == Phase.GOING && begun.add(run + waited(place))) {
                fresh.add(line(place));
            }
        }
        boolean due = terminal && System.nanoTime() - shown > PAUSE_NANOS;
        if (fresh.isEmpty() && !due) {
            return;
        }
        erase();
        fresh.forEach(out::note);
        if (terminal) {
            shown = System.nanoTime();
            draw(places);
        }
    }

    private void erase() {
        if (drawn > 0) {
            // up to the first line that was drawn, and everything below it away
            out.note("\u001b[" + drawn + "A\u001b[J\u001b[1A");
            drawn = 0;
        }
    }

    private void draw(List<Place> places) {
        List<String> lines = new ArrayList<>();
        places.stream()
                .filter(place -> place.phase() == Phase.GOING)
                .limit(12)
                .forEach(place -> lines.add(narrow(line(place))));
        lines.add(counts(places));
        out.note(String.join("\n", lines));
        drawn = lines.size();
    }

    /** A line that the terminal folded would be drawn over only in part. */
    private static String narrow(String line) {
        String close = line.replaceAll(" {2,}", "  ");
        return close.substring(0, Math.min(WIDTH, close.length()));
    }

    static String counts(List<Place> places) {
        return String.format(
                Locale.ROOT,
                "%d of %d finished, %d failed, %d going, %d waiting",
                places.stream().filter(Place::finished).count(),
                places.size(),
                places.stream().filter(Place::failed).count(),
                places.stream().filter(place -> place.phase() == Phase.GOING).count(),
                places.stream().filter(place -> place.phase() == Phase.WAITING).count());
    }

    static String line(Place place) {
        String epochs = place.status()
                .map(status -> status.epoch() + "/" + status.epochs())
                .orElse("");
        String best = place.status()
                .filter(status -> status.bestEpoch() >= 0)
                .map(status -> String.format(Locale.ROOT, "best mAP50 %.3f", status.bestScore()))
                .orElse("");
        String seconds = place.status()
                .map(status -> String.format(Locale.ROOT, "%.0f s", status.elapsedSeconds()))
                .orElse("");
        return String.format(
                        Locale.ROOT,
                        "%-9s %-44s %8s  %-16s %8s  %s",
                        state(place),
                        place.member().run(),
                        epochs,
                        best,
                        seconds,
                        why(place))
                .stripTrailing();
    }

    private static String state(Place place) {
        if (place.failed()) {
            return "failed";
        }
        if (waits(place)) {
            return "waits";
        }
        return place.status()
                .map(status -> status.state().name().toLowerCase(Locale.ROOT))
                .orElse("waiting");
    }

    private static String why(Place place) {
        if (!place.problem().isEmpty()) {
            return place.problem();
        }
        boolean telling = place.phase() == Phase.OVER || waits(place);
        return telling ? place.status().map(RunStatus::message).orElse("") : "";
    }

    /** Whether another run is trained first. */
    private static boolean waits(Place place) {
        return place.phase() == Phase.GOING
                && place.status().map(RunStatus::waitsForAnother).orElse(false);
    }

    /** The run that another one waits for, without how far it is. */
    private static String waited(Place place) {
        return waits(place) ? why(place).replaceFirst(":.*", "") : "";
    }

    /** The end: one JSON document, or the counts. */
    void result(RunSet set, List<Place> places) {
        erase();
        if (!out.json()) {
            places.forEach(place -> out.line(line(place)));
            out.line(counts(places));
            return;
        }
        JsonObject document = new JsonObject();
        document.addProperty("set", set.path().toString());
        document.addProperty("finished", places.stream().filter(Place::finished).count());
        document.addProperty("failed", places.stream().filter(Place::failed).count());
        JsonArray runs = new JsonArray();
        places.forEach(place -> runs.add(document(place)));
        document.add("runs", runs);
        out.print(document);
    }

    private static JsonObject document(Place place) {
        JsonObject entry = new JsonObject();
        entry.addProperty("run", place.member().run());
        JsonObject cell = new JsonObject();
        place.member().cell().forEach(cell::addProperty);
        entry.add("cell", cell);
        entry.addProperty("state", state(place));
        place.status().ifPresent(status -> {
            entry.addProperty("epochs", status.epoch());
            entry.addProperty("map50", status.bestScore());
            entry.addProperty("bestEpoch", status.bestEpoch());
            entry.addProperty("seconds", status.elapsedSeconds());
        });
        if (!why(place).isEmpty()) {
            entry.addProperty("message", why(place));
        }
        return entry;
    }
}
