package org.nadir.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.experiment.Fields;
import org.nadir.training.RunEvent;

/** Writes run folders as a worker that has finished would leave them. */
public final class WrittenRuns {
    private WrittenRuns() {}

    public static RunFolder write(Path runs, Map<String, String> settings, List<RunEvent> events) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("data.root", "/sets/none"));
        values.putAll(settings);
        RunFolder folder = RunFolder.create(runs, Fields.toSpec(values, Path.of("/")));
        try (EventLog log = new EventLog(folder.eventFile())) {
            events.forEach(log::append);
        }
        WrittenStatus.write(folder, RunStatus.State.FINISHED);
        return folder;
    }
}
