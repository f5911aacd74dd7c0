package org.nadir.app.experiments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.util.Duration;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.base.AtomicFile;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSets;
import org.nadir.data.DataSources;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.ListText;
import org.nadir.run.RunLauncher;
import org.nadir.run.sweep.SweepSpec;

/** Opens, saves and starts experiments, and looks at the data they name; files off the FX thread. FX thread only. */
final class ExperimentsController {
    private static final List<String> YAML = List.of("*.yaml", "*.yml");

    private final Desk desk;
    private final ExperimentsModel model;
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final ChangeListener<Number> changed = (property, before, now) -> followData();
    private String looked = "";

    ExperimentsController(Desk desk, ExperimentsModel model) {
        this.desk = desk;
        this.model = model;
        pause.setOnFinished(event -> look());
        model.selected().addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            now.revision().addListener(changed);
            looked = "";
            look();
        });
        model.selected().get().revision().addListener(changed);
    }

    void choose() {
        desk.files()
                .open(new FilePicker.Question("Open an experiment", YAML, ""))
                .forEach(this::open);
    }

    void open(Path file) {
        desk.tasks().run("Opening " + file.getFileName(), progress -> read(file), model::add);
    }

    private static ExperimentDraft read(Path file) throws java.io.IOException {
        String yaml = Files.readString(file);
        Map<String, String> values = ExperimentYaml.values(SweepSpec.experiment(yaml), file);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        String title = values.getOrDefault("name", String.valueOf(file.getFileName()));
        ExperimentDraft draft = new ExperimentDraft(
                new ExperimentDraft.Origin(title, false, folder), Optional.of(file.toAbsolutePath()), values);
        draft.sweep().set(SweepSpec.block(yaml));
        return draft;
    }

    /** A new draft from the text of another experiment, such as a run that is repeated. */
    void edit(String name, String yaml) {
        try {
            Path folder = Path.of("").toAbsolutePath();
            Map<String, String> values = ExperimentYaml.values(yaml, Path.of(name));
            model.add(new ExperimentDraft(
                    new ExperimentDraft.Origin(name + ", again", false, folder), Optional.empty(), values));
        } catch (UserProblem e) {
            desk.notices().failure("Duplicating " + name, e);
        }
    }

    /** Writes the draft to its file, or asks where when it has none. */
    void save() {
        ExperimentDraft draft = model.selected().get();
        Optional<Path> target = draft.file().isPresent() ? draft.file() : ask(draft);
        target.ifPresent(file -> write(draft, file));
    }

    void saveAs() {
        ExperimentDraft draft = model.selected().get();
        ask(draft).ifPresent(file -> write(draft, file));
    }

    private Optional<Path> ask(ExperimentDraft draft) {
        return desk.files().save(new FilePicker.Question("Save the experiment", YAML, draft.value("name") + ".yaml"));
    }

    private void write(ExperimentDraft draft, Path file) {
        String yaml = draft.yaml() + draft.sweep().get();
        desk.tasks()
                .run(
                        "Saving " + file.getFileName(),
                        progress -> {
                            AtomicFile.writeString(file, yaml);
                            return file;
                        },
                        saved -> {
                            draft.savedAs(saved);
                            desk.notices().done("Saved as " + saved + ".");
                        });
    }

    /** Starts a worker process and shows its run. */
    void start() {
        ExperimentDraft draft = model.selected().get();
        if (!model.reason().get().isEmpty() || model.starting().get()) {
            return;
        }
        ExperimentSpec spec = draft.spec();
        Path runs = desk.settings().runsFolder().get();
        model.starting().set(true);
        desk.tasks()
                .run(
                        "Starting " + spec.name(),
                        progress -> {
                            Files.createDirectories(runs);
                            return RunLauncher.start(spec, runs);
                        },
                        folder -> desk.crossing().watchRun(folder.path()),
                        () -> model.starting().set(false));
    }

    private void followData() {
        if (!named(model.selected().get()).equals(looked)) {
            pause.playFromStart();
        }
    }

    /** Opens the data set that the draft names, to tell its facts and whether it can be trained on. */
    void look() {
        ExperimentDraft draft = model.selected().get();
        looked = named(draft);
        desk.tasks().latest("Looking for the weights", progress -> weights(draft), draft::weightsProblem);
        String data = draft.value("data.root");
        if (data.isBlank()) {
            draft.data().set(DataCheck.UNKNOWN);
            return;
        }
        DataSources sources;
        try {
            sources = sources(draft);
        } catch (java.nio.file.InvalidPathException e) {
            draft.data().set(DataCheck.bad("The data set is not a path."));
            return;
        } catch (UserProblem e) {
            draft.data().set(DataCheck.bad(String.valueOf(e.getMessage())));
            return;
        }
        draft.data().set(DataCheck.READING);
        desk.tasks().latest("Looking at the data set", progress -> check(sources, progress), draft.data()::set);
    }

    private static String named(ExperimentDraft draft) {
        return Stream.of("data.root", "data.more", "data.rename", "model.weights")
                .map(draft::value)
                .collect(Collectors.joining("\n"));
    }

    private static DataSources sources(ExperimentDraft draft) {
        Path folder = draft.origin().folder();
        List<Path> folders = new ArrayList<>(List.of(folder.resolve(draft.value("data.root"))));
        items(draft.value("data.more")).forEach(more -> folders.add(folder.resolve(more)));
        return new DataSources(folders, DataSources.renames(items(draft.value("data.rename"))));
    }

    private static List<String> items(String list) {
        return ListText.items(list).stream().filter(item -> !item.isEmpty()).toList();
    }

    /** A name of the registry has neither a folder nor one of the endings of a file. */
    private static String weights(ExperimentDraft draft) {
        String value = draft.value("model.weights");
        boolean isFile = value.contains("/") || value.matches("(?i).*\\.(safetensors|pth|pt)");
        return !isFile || Files.isRegularFile(draft.origin().folder().resolve(value))
                ? ""
                : "There is no file of weights " + value + ".";
    }

    private static DataCheck check(DataSources sources, Progress progress) {
        try {
            return DataCheck.of(DataSets.open(sources, progress));
        } catch (UserProblem e) {
            return DataCheck.bad(String.valueOf(e.getMessage()));
        }
    }
}
