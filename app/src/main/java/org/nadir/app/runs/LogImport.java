package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.run.exchange.RunImport;

/** Takes trainings of other programs over as runs, off the FX thread, and tells what was missing. FX thread only. */
final class LogImport {
    private static final List<String> LOGS = List.of("*tfevents*", "*.json");

    private final Desk desk;

    LogImport(Desk desk) {
        this.desk = desk;
    }

    void choose() {
        desk.files()
                .open(new FilePicker.Question("Import the log of a training", LOGS, ""))
                .forEach(this::take);
    }

    /** A file of TensorBoard, MMEngine or MMCV, or a folder with one. */
    void take(Path log) {
        Path runs = desk.settings().runsFolder().get();
        desk.tasks()
                .run(
                        "Importing " + log.getFileName(),
                        progress -> RunImport.run(log, RunImport.name(log), runs),
                        this::tell);
    }

    private void tell(RunImport.Result result) {
        String missing = result.warnings().isEmpty() ? "" : " " + String.join(". ", result.warnings()) + ".";
        String leftOut = result.leftOut().isEmpty() ? "" : " No place for " + String.join(", ", result.leftOut()) + ".";
        desk.notices()
                .done("Imported " + result.steps() + " steps and " + result.validations() + " validations as "
                        + result.folder().name() + "." + missing + leftOut);
        desk.crossing().watchRun(result.folder().path());
    }
}
