package org.nadir.run;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.training.RunEvent;

/**
 * Runs that another program trained and of which there are the recorded numbers only: a run folder with events and a status,
 * marked by {@code recorded.json}, without a specification that could be trained and without weights.
 */
public final class RecordedRun {
    /** The fact of its start that names what it was read from. */
    public static final String SOURCE = "recorded in";

    private static final String MARK = "recorded.json";

    private RecordedRun() {}

    /**
     * Writes events as a finished run.
     *
     * @param source what they were read from
     * @throws UserProblem when nothing can be written there
     */
    public static RunFolder create(Path runsDir, String name, Path source, List<RunEvent> events) {
        RunFolder run =
                RunFolder.create(runsDir, name, "# Numbers of a training of another program, without its settings.\n");
        JsonObject mark = new JsonObject();
        mark.addProperty("source", source.toAbsolutePath().normalize().toString());
        AtomicFile.writeString(run.path().resolve(MARK), mark + "\n");
        StatusKeeper status = new StatusKeeper();
        try (EventLog log = new EventLog(run.eventFile())) {
            log.appendAll(events);
        }
        events.forEach(status::take);
        Instant last =
                events.isEmpty() ? Instant.now() : events.get(events.size() - 1).at();
        StatusFile.write(run.statusFile(), status.now(last));
        return run;
    }

    /** True for the folder of such a run. */
    public static boolean is(RunFolder run) {
        return Files.exists(run.path().resolve(MARK));
    }

    /** Says why something cannot be done with such a run; says nothing for a run of ours. */
    static void requireTrainedHere(RunFolder run) {
        if (is(run)) {
            throw UserProblem.of("Another program trained this run; only its recorded numbers are here")
                    .file(run.path())
                    .remedy(
                            "It can be looked at and compared, but not resumed, repeated, evaluated or exported as weights")
                    .problem();
        }
    }
}
