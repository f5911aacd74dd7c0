package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.nadir.app.desk.WorkspaceKind;
import org.nadir.app.runs.WrittenRuns;
import org.nadir.run.sweep.RunSet;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person comes back to a set of four runs, three finished and one failed, which is one row of the list. */
class RunSetJourneyTest extends Journey {
    private RunSet set;

    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
        set = WrittenRuns.set(settings.runsFolder().get(), "dbf");
        for (int i = 0; i < 3; i++) {
            WrittenRuns.finish(WrittenRuns.run(set, i), 0.25 * (i + 1));
        }
        WrittenRuns.fail(WrittenRuns.run(set, 3), "The images of the split val are gone");
        settings.workspace().set(WorkspaceKind.RUNS);
    }

    private TreeTableView<?> table() {
        return (TreeTableView<?>) shell.scene().lookup("#run-table");
    }

    private boolean rows(int count) {
        return table() != null && table().getExpandedItemCount() == count;
    }

    private String progress() {
        return ((Label) shell.scene().lookup("#run-set-progress")).getText();
    }

    private void perform(String command) {
        assertTrue(shell.model().command(command).perform());
    }

    private void focusTheSet(FxRobot robot) throws Exception {
        until(() -> rows(1) && table().getSelectionModel().getSelectedIndex() == 0);
        robot.interact(() -> table().requestFocus());
    }

    @Test
    void theSetIsOneRowThatTellsOfItsFailureAndOpensAndClosesByKeys(FxRobot robot) throws Exception {
        focusTheSet(robot);
        assertTrue(label(".run-state", "1 failed").isPresent());
        until(() -> progress().equals("3 of 4 finished, 1 failed"));
        until(() -> labels(".label").stream()
                .anyMatch(label -> label.getText().equals("The images of the split val are gone")));

        robot.push(KeyCode.RIGHT);
        until(() -> rows(5));
        assertEquals(List.of(set.path()), settings.openSets());
        robot.push(KeyCode.DOWN);
        until(() -> label(".section-heading", "Loss").isPresent());
        robot.push(KeyCode.LEFT);
        until(() -> table().getSelectionModel().getSelectedIndex() == 0);
        robot.push(KeyCode.LEFT);
        until(() -> rows(1));
        assertEquals(List.of(), settings.openSets());
    }

    private int chips() {
        return shell.scene().getRoot().lookupAll(".chip").size();
    }

    @Test
    void enterSetsAllRunsOfTheSetBesideEachOtherAndTheChooserTakesThemOutAtOnce(FxRobot robot) throws Exception {
        focusTheSet(robot);
        robot.push(KeyCode.ENTER);
        until(() -> settings.workspace().get() == WorkspaceKind.COMPARE);
        until(() -> chips() == 4);
        MenuButton choice = (MenuButton) shell.scene().lookup("#compare-choice");
        robot.interact(choice::show);
        until(() -> choice.getItems().get(0) instanceof CheckMenuItem item
                && item.getText().equals("dbf, sweep of 4 runs")
                && item.isSelected());
        robot.interact(() -> {
            // as a click does before it tells of itself
            ((CheckMenuItem) choice.getItems().get(0)).setSelected(false);
            choice.getItems().get(0).fire();
        });
        until(() -> chips() == 0);
    }

    /** Another process drives the set, as far as this one can tell, and would start what is added. */
    @Test
    void seedsAreAddedFromTheRowAndFinishedRunsAreLeftAlone(FxRobot robot) throws Exception {
        Path done = WrittenRuns.run(set, 0).path().resolve("events.jsonl");
        FileTime before = Files.getLastModifiedTime(done);
        try (FileChannel lock = FileChannel.open(
                        set.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock driving = lock.lock()) {
            assertTrue(driving.isValid());
            focusTheSet(robot);
            until(() -> label(".run-state", "1 failed, running").isPresent());
            robot.interact(() -> perform("runs.seeds"));
            until(() ->
                    shell.scene().getFocusOwner() instanceof TextField field && "run-set-seeds".equals(field.getId()));
            robot.write("2, 3").push(KeyCode.ENTER);
            until(() -> progress().equals("3 of 6 finished, 1 failed, 2 waiting"));
            robot.interact(() -> table().requestFocus());
            robot.push(KeyCode.RIGHT);
            until(() -> rows(7));
        }
        assertEquals(before, Files.getLastModifiedTime(done));
        assertEquals("dbf-seed3-full", RunSet.open(set.path()).members().get(4).run());
    }

    @Test
    void theCommandOfTheSetIsCopied(FxRobot robot) throws Exception {
        focusTheSet(robot);
        robot.interact(() -> perform("runs.copy"));
        robot.interact(() -> assertEquals(
                "nadir sweep \"" + set.path() + "\"",
                Clipboard.getSystemClipboard().getString()));
    }
}
