package org.nadir.app.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.report.ComparisonCsv;
import org.nadir.run.report.ComparisonReport;
import org.nadir.run.report.PictureFiles;

/** Writes the comparison that is shown into files. FX thread only. */
record CompareExports(Desk desk, CompareModel model) {
    void report() {
        Comparison comparison = model.comparison().get();
        Optional<RunGroup> base = model.baselineGroup();
        save("comparison.html", file -> new ComparisonReport(comparison, base).write(file));
    }

    void csv() {
        Comparison comparison = model.comparison().get();
        save("comparison.csv", file -> new ComparisonCsv(comparison).write(file));
    }

    void pictures() {
        Comparison comparison = model.comparison().get();
        desk.files().folder("Folder for the pictures (SVG and PDF)").ifPresent(folder -> desk.tasks()
                .run("Writing pictures", progress -> new PictureFiles(comparison).write(folder), files -> desk.notices()
                        .done("Written: " + files.size() + " pictures in " + folder)));
    }

    private void save(String name, Consumer<Path> writer) {
        String ending = name.substring(name.lastIndexOf('.'));
        desk.files()
                .save(new FilePicker.Question("Export the comparison", List.of("*" + ending), name))
                .ifPresent(file -> desk.tasks()
                        .run(
                                "Writing " + file.getFileName(),
                                progress -> {
                                    writer.accept(file);
                                    return file;
                                },
                                written -> desk.notices().done("Written: " + written)));
    }
}
