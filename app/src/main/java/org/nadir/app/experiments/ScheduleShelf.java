package org.nadir.app.experiments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.experiment.NamedSchedule;
import org.nadir.experiment.ScheduleImport;
import org.nadir.experiment.ScheduleLibrary;

/**
 * Schedules with a name: ours, and those that the user saved; and configurations of other programs to take one over from.
 * Files off the FX thread; FX thread only.
 */
final class ScheduleShelf {
    private static final List<String> PRESETS = List.of(
            "full-fine-tuning",
            "dbf-rho-3",
            "frozen-backbone",
            "warm-thaw",
            "gradual-thaw",
            "thaw-at-plateau",
            "head-last");
    private static final List<String> CONFIGURATIONS = List.of("*.py", "*.sh", "*.txt", "*.json", "*.yaml", "*.yml");

    private final Desk desk;
    private final ScheduleDesign design;
    private final ScheduleLibrary library;
    private final ObservableList<NamedSchedule> own = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Lost>> lost = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** A schedule that was deleted or replaced just now and can be had back. */
    record Lost(NamedSchedule schedule, String words) {}

    ScheduleShelf(Desk desk, ScheduleDesign design, ScheduleLibrary library) {
        this.desk = desk;
        this.design = design;
        this.library = library;
    }

    /** Those that come with Nadir. */
    static List<NamedSchedule> presets() {
        return PRESETS.stream().map(ScheduleShelf::preset).toList();
    }

    private static NamedSchedule preset(String name) {
        String file = name + ".yaml";
        try (InputStream in = ScheduleShelf.class.getResourceAsStream("/org/nadir/assets/presets/schedules/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no schedule " + file);
            }
            return NamedSchedule.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the user, by name. */
    ObservableList<NamedSchedule> own() {
        return own;
    }

    /** What was deleted or replaced last; empty when there is nothing to have back. */
    ReadOnlyObjectProperty<Optional<Lost>> lost() {
        return lost.getReadOnlyProperty();
    }

    /** Reads the user's schedules anew. */
    void load() {
        desk.tasks().latest("Reading the saved schedules", progress -> library.content(), this::show);
    }

    private void show(ScheduleLibrary.Content content) {
        own.setAll(content.schedules());
        content.problems().forEach(desk.notices()::news);
    }

    /** Makes a schedule that of the form. */
    void choose(NamedSchedule schedule) {
        try {
            design.take(schedule);
        } catch (UserProblem e) {
            desk.notices().failure("Choosing " + schedule.name(), e);
        }
    }

    /** Saves the schedule of the form; one of the same name is replaced and can be had back. */
    void saveAs(String name) {
        Optional<NamedSchedule> now = design.named(name.strip());
        if (now.isEmpty()) {
            desk.notices().news("The schedule is not saved: mend its fields first.");
            return;
        }
        Optional<NamedSchedule> before = own.stream()
                .filter(other -> other.name().equalsIgnoreCase(name.strip()))
                .findFirst();
        change(
                "Saving " + name.strip(),
                () -> library.save(now.get()),
                before.map(other -> new Lost(other, "Replaced " + other.name() + ".")));
    }

    void delete(NamedSchedule schedule) {
        change(
                "Deleting " + schedule.name(),
                () -> library.delete(schedule.name()),
                Optional.of(new Lost(schedule, "Deleted " + schedule.name() + ".")));
    }

    /** Brings back what was deleted or replaced last. */
    void restore() {
        lost.get()
                .ifPresent(gone -> change(
                        "Restoring " + gone.schedule().name(), () -> library.save(gone.schedule()), Optional.empty()));
    }

    private void change(String what, Runnable work, Optional<Lost> after) {
        desk.tasks()
                .run(
                        what,
                        progress -> {
                            work.run();
                            return library.content();
                        },
                        content -> {
                            show(content);
                            lost.set(after);
                        });
    }

    /** Asks for a configuration of MMDetection or of dynamic backbone freezing and takes over what it freezes. */
    void importConfiguration() {
        desk
                .files()
                .open(new FilePicker.Question("Take a schedule over from a configuration", CONFIGURATIONS, ""))
                .stream()
                .findFirst()
                .ifPresent(file -> desk.tasks().run("Reading " + file.getFileName(), progress -> read(file), values -> {
                    design.step(values);
                    desk.notices().done("Taken over from " + file.getFileName() + ": " + words(values) + ".");
                }));
    }

    private static Map<String, String> read(Path file) throws IOException {
        try {
            return new LinkedHashMap<>(ScheduleImport.read(Files.readString(file)));
        } catch (java.nio.charset.MalformedInputException e) {
            throw UserProblem.of("The file is no text").file(file).cause(e).problem();
        }
    }

    private static String words(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry ->
                        Fields.find(entry.getKey()).map(Field::label).orElse(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
