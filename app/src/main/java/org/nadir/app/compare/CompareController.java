package org.nadir.app.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Job;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.RunSelection;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.digest.RunDigests;
import org.nadir.run.sweep.RunSet;

/** Brings runs into the comparison and keeps what they say together up to date. FX thread only. */
final class CompareController {
    private final Desk desk;
    private final CompareModel model;
    private final Set<Path> coming = new HashSet<>();
    private final RunDigests digests = RunDigests.standard();
    private boolean restored;
    private boolean restoring;
    private boolean revealing;
    private Optional<Job> comparing = Optional.empty();

    CompareController(Desk desk, CompareModel model) {
        this.desk = desk;
        this.model = model;
        model.runs().addListener((ListChangeListener<ComparedRun>) change -> changed());
        model.baseline().addListener(o -> keep());
    }

    /** Adds runs, sets of runs and folders of runs; those that are there already stay as they are. */
    void add(List<Path> named) {
        desk.tasks().run("Looking for runs", progress -> RunSelection.of(named), this::read);
    }

    /** Adds what was chosen the last time this runs folder was compared; once. */
    void restore() {
        if (restored) {
            return;
        }
        restored = true;
        Path file = CompareFile.in(desk.settings().runsFolder().get());
        desk.tasks().run("Reading the last comparison", progress -> CompareFile.read(file), kept -> {
            restoring = true;
            kept.runs().forEach(run -> model.keepColour(run.folder(), run.colour()));
            model.baseline().set(kept.baseline());
            read(kept.runs().stream().map(CompareFile.Run::folder).toList(), run -> kept.runs().stream()
                    .filter(was -> was.folder().equals(run.folder().path()))
                    .forEach(was -> {
                        run.pinned().set(was.pinned());
                        run.note().set(was.note());
                        run.shown().set(was.shown());
                    }));
            restoring = false;
        });
    }

    private void read(List<Path> folders) {
        read(folders, run -> {});
    }

    private void read(List<Path> folders, Consumer<ComparedRun> prepare) {
        List<ComparedRun.Place> places = new ArrayList<>();
        for (Path folder : folders) {
            if (model.find(folder).isEmpty() && coming.add(folder)) {
                places.add(new ComparedRun.Place(folder, label(folder, places), model.look(folder)));
            }
        }
        if (!places.isEmpty()) {
            // in the order of the chips, whichever is read first
            model.curves().hold();
            places.forEach(place -> model.curves().expect(place.label(), place.look()));
            List<RunSummary> before = shown();
            desk.tasks()
                    .run(
                            "Reading runs",
                            progress -> Read.of(
                                    places.parallelStream().map(this::open).toList(), before),
                            read -> take(read, prepare),
                            () -> {
                                places.forEach(place -> coming.remove(place.folder()));
                                model.curves().release();
                            });
        }
    }

    /** Two folders of one name may come at once. */
    private String label(Path folder, List<ComparedRun.Place> before) {
        String label = model.label(folder);
        return before.stream().anyMatch(place -> place.label().equals(label)) ? folder.toString() : label;
    }

    /** A run that was read, or why it could not be. */
    private record Opened(String label, Optional<ComparedRun> run, Optional<RunSummary> summary, String problem) {}

    /** What was read, and what it says together with the runs that were shown before. */
    private record Read(List<Opened> opened, List<RunSummary> shown, Comparison comparison) {
        static Read of(List<Opened> opened, List<RunSummary> before) {
            List<RunSummary> shown = new ArrayList<>(before);
            opened.forEach(one -> one.summary().ifPresent(shown::add));
            return new Read(opened, shown, Comparison.of(shown));
        }
    }

    private Opened open(ComparedRun.Place place) {
        try {
            ComparedRun run = new ComparedRun(place, model.curves(), desk.tasks()::onScreen);
            return new Opened(place.label(), Optional.of(run), run.read(digests), "");
        } catch (UserProblem problem) {
            return new Opened(place.label(), Optional.empty(), Optional.empty(), String.valueOf(problem.getMessage()));
        }
    }

    private void take(Read read, Consumer<ComparedRun> prepare) {
        List<ComparedRun> fresh = new ArrayList<>();
        for (Opened one : read.opened()) {
            one.run().ifPresent(run -> {
                one.summary().ifPresent(summary -> run.summary().set(Optional.of(summary)));
                prepare.accept(run);
                watch(run);
                fresh.add(run);
            });
            if (one.run().isEmpty()) {
                model.curves().remove(one.label());
                desk.notices().news("Left out: " + one.problem());
            }
        }
        show(fresh, read);
    }

    /** The runs and what they say together in one go, so that everything is laid out and painted once. */
    private void show(List<ComparedRun> fresh, Read read) {
        revealing = true;
        model.runs().addAll(fresh);
        revealing = false;
        if (shown().equals(read.shown())) {
            comparing.ifPresent(Job::cancel);
            model.comparison().set(read.comparison());
            keep();
        } else {
            changed();
        }
    }

    private void watch(ComparedRun run) {
        model.curves().visible(run.label(), run.shown().get());
        run.summary().addListener(o -> changed());
        run.shown().addListener((property, before, now) -> {
            model.curves().visible(run.label(), now);
            changed();
        });
        run.pinned().addListener(o -> keep());
        run.note().addListener(o -> keep());
    }

    void remove(ComparedRun run) {
        run.close();
        model.runs().remove(run);
        model.curves().remove(run.label());
    }

    void clear() {
        List.copyOf(model.runs()).forEach(this::remove);
    }

    private List<RunSummary> shown() {
        return model.runs().stream()
                .filter(run -> run.shown().get())
                .flatMap(run -> run.summary().get().stream())
                .toList();
    }

    private void changed() {
        if (revealing) {
            return;
        }
        List<RunSummary> shown = shown();
        comparing = Optional.of(
                desk.tasks().latest("Comparing runs", progress -> Comparison.of(shown), model.comparison()::set));
        keep();
    }

    /** What a person chose is there again the next day; a runs folder that cannot be written keeps nothing. */
    private void keep() {
        Path folder = desk.settings().runsFolder().get();
        if (!restored || restoring) {
            return;
        }
        CompareFile.Content content = CompareFile.Content.of(model);
        desk.tasks()
                .latest(
                        "Keeping the comparison",
                        progress -> {
                            if (Files.isWritable(folder)) {
                                CompareFile.write(CompareFile.in(folder), content);
                            }
                            return folder;
                        },
                        done -> {});
    }

    /**
     * What can be chosen in one go.
     *
     * @param path of a run or of a set
     * @param runs folders of the runs that it stands for
     */
    record Offer(Path path, String name, List<Path> runs) {}

    /** The sets of the runs folder and its runs, newest first. */
    void offer(BiConsumer<List<Offer>, List<Offer>> receiver) {
        Path folder = desk.settings().runsFolder().get();
        desk.tasks()
                .latest(
                        "Listing runs",
                        progress -> List.of(sets(folder), runs(folder)),
                        found -> receiver.accept(found.get(0), found.get(1)));
    }

    private static List<Offer> sets(Path folder) {
        return RunSet.list(folder).stream()
                .map(set -> new Offer(
                        set.path(),
                        set.name() + ", sweep of " + set.members().size() + " runs",
                        set.members().stream()
                                .flatMap(member -> set.run(member).stream())
                                .map(RunFolder::path)
                                .toList()))
                .filter(set -> !set.runs().isEmpty())
                .toList();
    }

    private static List<Offer> runs(Path folder) {
        return RunFolder.list(folder).stream()
                .map(run -> new Offer(run.path(), run.name(), List.of(run.path())))
                .toList();
    }

    void chooseFolder() {
        desk.files().folder("Run, set of runs, or folder of runs").ifPresent(path -> add(List.of(path)));
    }

    /** Label of each run by its folder. */
    Map<Path, String> labels() {
        Map<Path, String> labels = new LinkedHashMap<>();
        model.runs().forEach(run -> labels.put(run.folder().path(), run.label()));
        return labels;
    }

    void close() {
        model.runs().forEach(ComparedRun::close);
    }
}
