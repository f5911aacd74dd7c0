package org.nadir.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;

/** What runs applied, epoch by epoch: rows are the parts of the network, cells are trained or frozen. */
final class SchedulePictures {
    private static final int CELL = 9;
    private static final int LABEL = 150;
    private static final int HEAD = 20;
    private static final int GAP = 10;
    private static final int MARGIN = 8;
    private static final double WIDEST_CELL = 40;
    private static final double WIDEST = 720;
    private static final NetworkPart[] PARTS = NetworkPart.values();
    private static final int HEIGHT = PARTS.length * (CELL + 3) + 4;

    private final List<Entry> entries = new ArrayList<>();
    private final double column;
    private final int width;

    SchedulePictures(Comparison comparison) {
        for (RunGroup group : comparison.groups()) {
            // seeds mostly applied the same, which is shown once
            boolean alike = group.runs().stream()
                            .map(run -> run.epochs().stream()
                                    .map(EpochFacts::applied)
                                    .toList())
                            .distinct()
                            .count()
                    == 1;
            group.runs().stream()
                    .limit(alike ? 1 : group.runs().size())
                    .filter(run -> run.epochs().stream()
                            .anyMatch(epoch -> epoch.applied().isPresent()))
                    .forEach(run -> entries.add(new Entry(alike ? group.title() : run.name(), run)));
        }
        int epochs = entries.stream()
                .mapToInt(entry -> entry.run().epochs().size())
                .max()
                .orElse(0);
        this.column = Math.min(WIDEST_CELL, WIDEST / Math.max(1, epochs));
        this.width = LABEL + (int) Math.ceil(column * epochs) + 4;
    }

    /** The runs that tell what they applied; of a group whose seeds applied the same, the first with the group's name. */
    record Entry(String name, RunSummary run) {
        String words() {
            return run.schedule().isEmpty() ? name : name + ": " + run.schedule();
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Picture of(Entry entry) {
        return new Picture(
                "schedule", "Schedule of " + entry.name(), width, HEIGHT, paper -> draw(paper, entry.run(), 2));
    }

    /** One below the other with their names; empty when no run tells what it applied. */
    Optional<Picture> all() {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int each = HEAD + HEIGHT + GAP;
        int height = HEAD + each * entries.size();
        return Optional.of(new Picture("schedules", "Schedules as applied", widest(), height, paper -> {
            List<Paper.Kind> kinds = new ArrayList<>(List.of(Paper.Kind.TRAINED, Paper.Kind.FROZEN));
            for (int i = 0; i < kinds.size(); i++) {
                paper.cell(kinds.get(i), new Paper.Box(LABEL + i * 80, 6, CELL, CELL));
                paper.words(Paper.Words.of(kinds.get(i).style(), LABEL + i * 80 + 14, 14, Paper.Anchor.START));
            }
            for (int i = 0; i < entries.size(); i++) {
                int top = HEAD + i * each;
                paper.words(Paper.Words.of(entries.get(i).words(), MARGIN, top + 14, Paper.Anchor.START));
                draw(paper, entries.get(i).run(), top + HEAD);
            }
        }));
    }

    private int widest() {
        double words = entries.stream()
                .mapToDouble(entry -> HelveticaWidths.of(entry.words(), Paper.TEXT_SIZE))
                .max()
                .orElse(0);
        return Math.max(width, 2 * MARGIN + (int) Math.ceil(words));
    }

    private void draw(Paper paper, RunSummary run, int top) {
        for (int row = 0; row < PARTS.length; row++) {
            int y = top + row * (CELL + 3);
            String name = PARTS[row].name().toLowerCase(Locale.ROOT).replace("stage", "stage ");
            paper.words(Paper.Words.of(name, LABEL - 8, y + CELL, Paper.Anchor.END));
            for (EpochFacts epoch : run.epochs()) {
                paper.cell(
                        kind(epoch.applied(), PARTS[row]),
                        new Paper.Box(LABEL + column * epoch.epoch(), y, Math.max(0.5, column - 1), CELL));
            }
        }
    }

    private static Paper.Kind kind(Optional<FreezeState> state, NetworkPart part) {
        return state.map(s -> s.trains(part) ? Paper.Kind.TRAINED : Paper.Kind.FROZEN)
                .orElse(Paper.Kind.UNKNOWN);
    }
}
