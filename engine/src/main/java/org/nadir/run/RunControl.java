package org.nadir.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.nadir.base.AtomicFile;
import org.nadir.training.LoopHost.Request;

/**
 * Asks the worker of a run to hold, go on, or stop after a checkpoint. A request is a file in the run folder; the worker
 * answers before its next step with an event. Safe from any thread and process; the last request counts.
 */
public final class RunControl {
    private final Path file;

    public RunControl(RunFolder folder) {
        this.file = folder.controlFile();
    }

    public void pause() {
        write(Request.PAUSE);
    }

    public void resume() {
        write(Request.RUN);
    }

    /** The worker writes a checkpoint and ends in order; the run can be resumed. */
    public void stop() {
        write(Request.STOP);
    }

    private void write(Request request) {
        JsonObject object = new JsonObject();
        object.addProperty("request", request.name().toLowerCase(Locale.ROOT));
        AtomicFile.writeString(file, object + "\n");
    }

    /** The last request; a file that is not there or not understood asks for nothing. */
    Request request() {
        if (!Files.exists(file)) {
            return Request.RUN;
        }
        try {
            JsonObject object = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return Request.valueOf(object.get("request").getAsString().toUpperCase(Locale.ROOT));
        } catch (IOException | RuntimeException unreadable) {
            return Request.RUN;
        }
    }
}
