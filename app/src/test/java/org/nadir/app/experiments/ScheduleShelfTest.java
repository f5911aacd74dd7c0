package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Crossing;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Notice;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.StatusModel;
import org.nadir.experiment.NamedSchedule;
import org.nadir.experiment.ScheduleLibrary;

class ScheduleShelfTest {
    @TempDir
    Path folder;

    private final Notices notices = new Notices();
    private final ExperimentDraft draft = new ExperimentDraft(
            new ExperimentDraft.Origin("test", false, Path.of("")),
            Optional.empty(),
            Map.of("optimisation.epochs", "6", "freezing.schedule", "step", "freezing.rho", "2"));
    private final ScheduleDesign design = new ScheduleDesign(new SimpleObjectProperty<>(draft));
    private Optional<Path> answer = Optional.empty();
    private ScheduleShelf shelf;

    @BeforeEach
    void openTheShelf() {
        FilePicker files = new FilePicker() {
            @Override
            public List<Path> open(Question question) {
                return answer.stream().toList();
            }

            @Override
            public Optional<Path> save(Question question) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.empty();
            }
        };
        Crossing nowhere = (Crossing) Proxy.newProxyInstance(
                Crossing.class.getClassLoader(), new Class<?>[] {Crossing.class}, (proxy, method, words) -> {
                    throw new AssertionError("a schedule leads to no other workspace: " + method);
                });
        BackgroundTasks atOnce = new BackgroundTasks(Runnable::run, Runnable::run, notices);
        SettingsModel settings = new SettingsModel(folder);
        Desk desk = new Desk(atOnce, notices, settings, new StatusModel(), files, nowhere);
        shelf = new ScheduleShelf(desk, design, new ScheduleLibrary(folder.resolve("schedules")));
    }

    private List<String> names() {
        return shelf.own().stream().map(NamedSchedule::name).toList();
    }

    @Test
    void everyPresetCanBeChosen() {
        for (NamedSchedule preset : ScheduleShelf.presets()) {
            shelf.choose(preset);
            assertEquals(preset.freezing().get("freezing.schedule"), draft.value("freezing.schedule"), preset.name());
        }
        assertEquals(List.of(), notices.shown());
    }

    @Test
    void aTableOfALongerRunIsOfferedToBeStretched() {
        shelf.choose(new NamedSchedule(
                "twelve", 12, Map.of("freezing.schedule", "table", "freezing.table", "stage2: 0-5, 9-10")));
        design.stretch();
        assertEquals("stem-stage1: all; stage2: 0-2, 5-; stage3-head: all", draft.value("freezing.table"));
    }

    @Test
    void whatIsSavedIsThereAgainAndCanBeChosen() {
        shelf.saveAs(" Every second ");
        assertEquals(List.of("Every second"), names());
        draft.set("freezing.schedule", "frozen");
        shelf.choose(shelf.own().get(0));
        assertEquals("step", draft.value("freezing.schedule"));
        assertEquals("2", draft.value("freezing.rho"));
    }

    @Test
    void whatIsDeletedCanBeHadBack() {
        shelf.saveAs("Every second");
        shelf.delete(shelf.own().get(0));
        assertEquals(List.of(), names());
        assertEquals("Deleted Every second.", shelf.lost().get().orElseThrow().words());
        shelf.restore();
        assertEquals(List.of("Every second"), names());
        assertEquals(Optional.empty(), shelf.lost().get());
    }

    @Test
    void whatIsReplacedCanBeHadBack() {
        shelf.saveAs("mine");
        draft.set("freezing.schedule", "frozen");
        shelf.saveAs("Mine");
        assertEquals("frozen", shelf.own().get(0).freezing().get("freezing.schedule"));
        shelf.restore();
        assertEquals("step", shelf.own().get(0).freezing().get("freezing.schedule"));
    }

    @Test
    void aScheduleWithErrorsIsNotSaved() {
        draft.set("freezing.rho", "often");
        shelf.saveAs("mine");
        assertEquals(List.of(), names());
        assertEquals(1, notices.shown().size());
    }

    @Test
    void aConfigurationOfAnotherProgramIsTakenOverAsOneStep() throws IOException {
        answer = Optional.of(Files.writeString(
                folder.resolve("config.py"),
                "model = dict(backbone=dict(frozen_stages=2))\ndbf = {'step_epoch': 5}\n"));
        shelf.importConfiguration();
        assertEquals("step", draft.value("freezing.schedule"));
        assertEquals("5", draft.value("freezing.rho"));
        assertEquals("stage2", draft.value("freezing.fixedStages"));
        assertTrue(notices.shown().get(0).sentence().contains("config.py"));
        design.undo();
        assertEquals("2", draft.value("freezing.rho"));
    }

    @Test
    void aConfigurationWithoutFreezingIsToldAsSuch() throws IOException {
        answer = Optional.of(Files.writeString(folder.resolve("config.py"), "lr = 0.1\n"));
        shelf.importConfiguration();
        assertEquals(Notice.Kind.PROBLEM, notices.shown().get(0).kind());
        assertEquals("2", draft.value("freezing.rho"));
    }
}
