package org.nadir.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nadir.base.AtomicFile;
import org.nadir.run.RunStatus.State;

/**
 * The status of a run as a file, and the judgement whether the worker that it names is still there: by its process on the
 * same machine, by the age of its heartbeat on another one.
 */
final class StatusFile {
    private static final Duration SILENCE = Duration.ofMinutes(3);
    private static final String HOST = host();

    private StatusFile() {}

    static void write(Path file, RunStatus status) {
        JsonObject object = EventCodec.GSON.toJsonTree(status).getAsJsonObject();
        object.addProperty("host", HOST);
        AtomicFile.writeString(file, object + "\n");
    }

    /** The status, with {@link State#DIED} when its worker is gone; empty when there is no readable file. */
    static Optional<RunStatus> read(Path file) {
        try {
            JsonObject object = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            RunStatus status = EventCodec.GSON.fromJson(object, RunStatus.class);
            boolean here = HOST.equals(object.get("host").getAsString());
            boolean gone = status.state().active() && !(here ? alive(status) : heard(status));
            return Optional.of(gone ? died(status) : status);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean alive(RunStatus status) {
        Optional<ProcessHandle> process = ProcessHandle.of(status.pid()).filter(ProcessHandle::isAlive);
        Optional<Instant> start = process.flatMap(handle -> handle.info().startInstant());
        boolean another = start.isPresent()
                && status.processStart().isAfter(Instant.EPOCH)
                && Duration.between(start.get(), status.processStart()).abs().toSeconds() > 2;
        return process.isPresent() && !another;
    }

    private static boolean heard(RunStatus status) {
        return Duration.between(status.heartbeat(), Instant.now()).compareTo(SILENCE) < 0;
    }

    private static RunStatus died(RunStatus status) {
        return status.with(State.DIED, "The worker ended unexpectedly in epoch " + status.epoch());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
