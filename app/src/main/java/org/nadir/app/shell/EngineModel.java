package org.nadir.app.shell;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.WorkerJvm;

/**
 * What the engine says about itself when it is started for a test: in a process of its own, so that a broken library shows
 * as an answer here and not as a lost window. FX thread only.
 */
final class EngineModel {
    /** How the last test ended. */
    enum State {
        UNTESTED,
        TESTING,
        WORKS,
        BROKEN
    }

    private final BackgroundTasks tasks;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.UNTESTED);
    private final ObjectProperty<Map<String, String>> facts = new SimpleObjectProperty<>(Map.of());
    private final StringProperty log = new SimpleStringProperty("");
    private final BooleanProperty testing = new SimpleBooleanProperty();

    EngineModel(BackgroundTasks tasks) {
        this.tasks = tasks;
        testing.bind(state.isEqualTo(State.TESTING));
    }

    ObjectProperty<State> state() {
        return state;
    }

    ObjectProperty<Map<String, String>> facts() {
        return facts;
    }

    StringProperty log() {
        return log;
    }

    BooleanProperty testing() {
        return testing;
    }

    /** Starts the engine in its own process and runs one small convolution. */
    void test() {
        state.set(State.TESTING);
        tasks.run(
                "Testing the engine",
                progress -> new WorkerJvm(EngineProbe.class.getName(), List.of()).run(line -> {}, progress),
                this::take,
                () -> {
                    if (state.get() == State.TESTING) {
                        state.set(State.BROKEN);
                    }
                });
    }

    void take(WorkerJvm.Outcome outcome) {
        log.set(String.join("\n", outcome.lastLog()));
        try {
            JsonElement answer = JsonParser.parseString(outcome.output());
            if (outcome.exitCode() == 0 && answer instanceof JsonObject json) {
                Map<String, String> found = new LinkedHashMap<>();
                json.entrySet().forEach(e -> found.put(e.getKey(), e.getValue().getAsString()));
                facts.set(found);
                state.set(State.WORKS);
                return;
            }
        } catch (JsonParseException e) {
            log.set(log.get() + "\n" + outcome.output());
        }
        log.set(log.get() + "\nThe process ended with code " + outcome.exitCode() + ".");
        state.set(State.BROKEN);
    }
}
