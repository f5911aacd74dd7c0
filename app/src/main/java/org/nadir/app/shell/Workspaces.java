package org.nadir.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.nadir.app.compare.CompareWorkspace;
import org.nadir.app.data.DataWorkspace;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Crossing;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.StatusModel;
import org.nadir.app.desk.Workspace;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.app.experiments.ExperimentsWorkspace;
import org.nadir.app.runs.RunsWorkspace;
import org.nadir.app.scenes.ScenesWorkspace;
import org.nadir.base.Progress;
import org.nadir.data.synthetic.SampleProject;
import org.nadir.data.synthetic.SampleSettings;

/** All workspaces at one desk, and the ways between them. FX thread only. */
final class Workspaces implements Crossing, AutoCloseable {
    private final Desk desk;
    private final ScenesWorkspace scenes;
    private final DataWorkspace data;
    private final ExperimentsWorkspace experiments;
    private final RunsWorkspace runs;
    private final CompareWorkspace compare;

    Workspaces(Notices notices, BackgroundTasks tasks, SettingsModel settings, FilePicker files) {
        desk = new Desk(tasks, notices, settings, new StatusModel(), files, this);
        scenes = new ScenesWorkspace(desk);
        data = new DataWorkspace(desk);
        experiments = new ExperimentsWorkspace(desk);
        runs = new RunsWorkspace(desk);
        compare = new CompareWorkspace(desk);
    }

    Desk desk() {
        return desk;
    }

    ScenesWorkspace scenes() {
        return scenes;
    }

    DataWorkspace data() {
        return data;
    }

    ExperimentsWorkspace experiments() {
        return experiments;
    }

    RunsWorkspace runs() {
        return runs;
    }

    CompareWorkspace compare() {
        return compare;
    }

    List<Workspace> all() {
        return List.of(scenes, data, experiments, runs, compare);
    }

    /** Looks at each path off the FX thread and gives it to the workspace that takes it. */
    void open(List<Path> paths) {
        for (Path path : paths) {
            desk.tasks().run("Opening " + path.getFileName(), progress -> Opening.of(path), this::take);
        }
    }

    private void take(List<Opening> openings) {
        openings.forEach(this::take);
        if (!openings.isEmpty()) {
            show(front(openings.get(openings.size() - 1).kind()));
        }
    }

    private void take(Opening opening) {
        Path path = opening.path();
        switch (opening.kind()) {
            case SCENE -> scenes.openScene(path);
            case DETECTIONS -> scenes.openDetections(path);
            case DATA_SET -> data.open(path);
            case EXPERIMENT -> experiments.open(path);
            case RUN -> runs.watch(path);
            case LOG -> runs.importLog(path);
            case RUNS_FOLDER -> desk.settings().runsFolder().set(path);
        }
    }

    private static WorkspaceKind front(Opening.Kind kind) {
        return switch (kind) {
            case SCENE, DETECTIONS -> WorkspaceKind.SCENES;
            case DATA_SET -> WorkspaceKind.DATA;
            case EXPERIMENT -> WorkspaceKind.EXPERIMENTS;
            case RUN, LOG, RUNS_FOLDER -> WorkspaceKind.RUNS;
        };
    }

    /** Charts and maps paint their own colours and are told when the theme changes. */
    void follow(ReadOnlyBooleanProperty dark) {
        experiments.dark(dark.get());
        runs.dark(dark.get());
        compare.dark(dark.get());
        dark.addListener((property, before, now) -> {
            experiments.dark(now);
            runs.dark(now);
            compare.dark(now);
        });
    }

    @Override
    public void show(WorkspaceKind workspace) {
        desk.settings().workspace().set(workspace);
    }

    @Override
    public void openScene(Path file) {
        show(WorkspaceKind.SCENES);
        scenes.openScene(file);
    }

    @Override
    public void openDataSet(Path folder) {
        show(WorkspaceKind.DATA);
        data.open(folder);
    }

    @Override
    public void openSample() {
        Path folder = desk.settings().runsFolder().get().resolveSibling("sample");
        desk.tasks()
                .run("Writing the sample project", progress -> sample(folder, progress), path -> open(List.of(path)));
    }

    private static Path sample(Path folder, Progress progress) throws IOException {
        if (!Files.exists(folder.resolve("experiment.yaml"))) {
            Files.createDirectories(folder);
            SampleProject.write(folder, SampleSettings.standard(), progress);
        }
        return folder;
    }

    @Override
    public void editExperiment(String name, String yaml) {
        show(WorkspaceKind.EXPERIMENTS);
        experiments.edit(name, yaml);
    }

    @Override
    public void watchRun(Path folder) {
        show(WorkspaceKind.RUNS);
        runs.watch(folder);
    }

    @Override
    public void compareRun(Path folder) {
        show(WorkspaceKind.COMPARE);
        compare.add(List.of(folder));
    }

    @Override
    public void detectWith(Path runFolder) {
        show(WorkspaceKind.SCENES);
        scenes.detectWith(runFolder);
    }

    @Override
    public void close() {
        all().forEach(Workspace::close);
    }
}
