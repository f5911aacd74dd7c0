package org.nadir.app.desk;

import java.nio.file.Path;

/** How one workspace asks for something in another without knowing it. FX thread; returns at once. */
public interface Crossing {
    void show(WorkspaceKind workspace);

    void openScene(Path file);

    void openDataSet(Path folder);

    /** Writes the sample project into the user's folder, unless it is there already, and opens it. */
    void openSample();

    /** Opens the text of an experiment as a new form under the given name. */
    void editExperiment(String name, String yaml);

    /** Selects a run or a set of runs, now or as soon as its folder has been found. */
    void watchRun(Path folder);

    /** Sets a run, or all of a set, beside those that are compared already. */
    void compareRun(Path folder);

    /** Offers the checkpoint of a run for detection on the scene that is open. */
    void detectWith(Path runFolder);
}
