package org.nadir.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserFolders;
import org.nadir.base.UserProblem;

/** The schedules that a person named and saved: one YAML file each in a folder. Safe from any thread. */
public final class ScheduleLibrary {
    private static final String ENDING = ".yaml";

    private final Path folder;

    /**
     * What lies in the folder.
     *
     * @param problems a sentence on each file that could not be read
     */
    public record Content(List<NamedSchedule> schedules, List<String> problems) {
        public Content {
            schedules = List.copyOf(schedules);
            problems = List.copyOf(problems);
        }
    }

    public ScheduleLibrary(Path folder) {
        this.folder = folder;
    }

    /** The library in the settings folder of the user. */
    public static ScheduleLibrary ofUser() {
        return new ScheduleLibrary(UserFolders.config().resolve("schedules"));
    }

    /** All schedules by name; a folder that does not exist holds none. */
    public Content content() {
        List<NamedSchedule> schedules = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                schedules.add(NamedSchedule.parse(Files.readString(file), file));
            } catch (UserProblem problem) {
                problems.add(String.valueOf(problem.getMessage()));
            } catch (IOException e) {
                problems.add(file + " could not be read as text (" + e.getMessage() + ").");
            }
        }
        schedules.sort(Comparator.comparing(schedule -> schedule.name().toLowerCase(Locale.ROOT)));
        return new Content(schedules, problems);
    }

    /**
     * Saves a schedule in place of one of the same name and gives its file.
     *
     * @throws UserProblem when the name has no letter or digit or the folder cannot be written
     */
    public Path save(NamedSchedule schedule) {
        Path file = file(schedule.name());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
        AtomicFile.writeString(file, schedule.yaml());
        return file;
    }

    /** Deletes a schedule; true when there was one. */
    public boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw AtomicFile.unwritable(file(name), e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserProblem.of("The schedules could not be listed (" + e.getMessage() + ")")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }

    private Path file(String name) {
        String plain = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.isEmpty() || plain.length() > 100) {
            throw UserProblem.of("A schedule needs a name")
                    .found(name)
                    .expected("at most 100 letters and digits")
                    .problem();
        }
        return folder.resolve(plain + ENDING);
    }
}
