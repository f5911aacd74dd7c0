package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.NamedSchedule;
import org.nadir.experiment.ScheduleImport;
import org.nadir.experiment.ScheduleLibrary;
import org.nadir.freezing.FreezeTable;
import org.nadir.nn.NetworkPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir schedule}: freezing schedules from other programs, as a picture, and in the user's library. */
@Command(name = "schedule", mixinStandardHelpOptions = true, description = "Reads, shows and keeps freezing schedules.")
final class ScheduleCommand {
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Turns MMDetection's frozen_stages, or step_epoch or steps of dynamic backbone freezing, into YAML.")
    int read(
            @Parameters(
                            paramLabel = "FILE",
                            description = "A configuration, or its text such as '{\"step_epoch\": 10}'.")
                    String source) {
        return CommandOutput.run(false, out -> {
            Map<String, String> values = ScheduleImport.read(textOf(source));
            out.line(ExperimentYaml.write(values).stripTrailing());
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Draws a table: # trains, . is frozen, one column for each epoch.")
    int show(
            @Parameters(paramLabel = "TABLE", description = "For example 'stem-stage1: -; stage2-stage4: 0-/3'.")
                    String table,
            @Option(names = "--epochs", defaultValue = "12", description = "Of the run (default: ${DEFAULT-VALUE}).")
                    int epochs) {
        return CommandOutput.run(false, out -> {
            if (epochs < 1) {
                throw UserProblem.of("A run has at least one epoch")
                        .found(epochs)
                        .problem();
            }
            FreezeTable read = FreezeTable.parse(table, epochs);
            for (NetworkPart part : NetworkPart.values()) {
                StringBuilder row = new StringBuilder(
                        String.format(Locale.ROOT, "%-8s", part.name().toLowerCase(Locale.ROOT)));
                for (int epoch = 0; epoch < epochs; epoch++) {
                    row.append(read.trains(part, epoch) ? '#' : '.');
                }
                out.line(row.toString());
            }
            out.line(read.text());
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the schedules of your library.")
    int list(@Option(names = "--json", description = "One JSON document on standard output.") boolean json) {
        return CommandOutput.run(json, out -> {
            ScheduleLibrary.Content content = ScheduleLibrary.ofUser().content();
            content.problems().forEach(out::note);
            JsonArray all = new JsonArray();
            for (NamedSchedule schedule : content.schedules()) {
                out.line(schedule.name() + " (" + schedule.epochs() + " epochs): " + words(schedule));
                JsonObject entry = new JsonObject();
                entry.addProperty("name", schedule.name());
                entry.addProperty("epochs", schedule.epochs());
                schedule.freezing().forEach(entry::addProperty);
                all.add(entry);
            }
            if (json) {
                JsonObject document = new JsonObject();
                document.add("schedules", all);
                out.print(document);
            }
        });
    }

    @Command(
            name = "save",
            mixinStandardHelpOptions = true,
            description = "Keeps the schedule of an experiment in your library.")
    int save(
            @Parameters(index = "0", paramLabel = "SPEC.yaml", description = "The experiment.") Path spec,
            @Parameters(index = "1", paramLabel = "NAME", description = "The name to keep it by.") String name) {
        return CommandOutput.run(false, out -> {
            NamedSchedule schedule = NamedSchedule.of(name, ExperimentYaml.values(textOf(spec.toString()), spec));
            out.line("Saved as " + ScheduleLibrary.ofUser().save(schedule));
        });
    }

    private static String words(NamedSchedule schedule) {
        return schedule.freezing().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().substring("freezing.".length()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The content of a file, or the text itself where it is no file and looks like none. */
    private static String textOf(String source) throws IOException {
        if (source.contains("{") || source.contains("=") || source.contains("\n")) {
            return source;
        }
        try {
            return Files.readString(Path.of(source));
        } catch (java.nio.file.NoSuchFileException | InvalidPathException e) {
            throw UserProblem.of("There is no such file").found(source).cause(e).problem();
        } catch (java.nio.charset.MalformedInputException e) {
            throw UserProblem.of("The file is not text").found(source).cause(e).problem();
        }
    }
}
