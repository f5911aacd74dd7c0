package org.nadir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSelection;
import org.nadir.run.report.ComparisonCsv;
import org.nadir.run.report.ComparisonReport;
import org.nadir.run.report.PictureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir compare RUN...}: scores and costs of runs beside each other, as a table, a page of HTML or CSV. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Sets runs beside each other: scores, time, memory, and the settings in which they differ. Runs that differ in"
                    + " their seed only are one row, with a 95 %% confidence interval (Student's t) from three seeds on.",
            "A run that is gone or only half-written is named and the others are compared."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders, sets of runs, or folders of runs.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = "Name or folder of the run that the others are set against.")
    private @Nullable String baseline;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Writes one HTML page with curves, schedules, accuracy against cost and the exact experiments.")
    private @Nullable Path report;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes all numbers, one row per run and epoch.")
    private @Nullable Path csv;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "Writes curves, schedules and accuracy against cost into this folder, each as SVG and as PDF on white ground.")
    private @Nullable Path pictures;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::compare);
    }

    private void compare(CommandOutput out) {
        Comparison comparison = Comparison.read(RunSelection.of(runs));
        Optional<RunGroup> base = base(comparison);
        if (report != null) {
            new ComparisonReport(comparison, base).write(report);
            out.note("Report: " + report);
        }
        if (csv != null) {
            new ComparisonCsv(comparison).write(csv);
            out.note("Numbers: " + csv);
        }
        if (pictures != null) {
            List<Path> files = new PictureFiles(comparison).write(pictures);
            out.note("Pictures: " + files.size() + " files in " + pictures);
        }
        CompareTable table = new CompareTable(comparison, base);
        if (out.json()) {
            out.print(table.json());
        } else {
            table.print(out);
        }
    }

    private Optional<RunGroup> base(Comparison comparison) {
        String name = baseline;
        if (name == null) {
            return Optional.empty();
        }
        Optional<RunGroup> found = comparison.find(name);
        if (found.isEmpty()) {
            throw UserProblem.of("The baseline is not among the runs")
                    .field("--baseline")
                    .found(name)
                    .expected("one of "
                            + comparison.groups().stream().map(RunGroup::name).collect(Collectors.joining(", ")))
                    .problem();
        }
        return found;
    }
}
