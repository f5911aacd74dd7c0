package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person finds a way through the long form. */
class FormJourneyTest extends Journey {
    @Start
    void start(Stage stage) throws IOException {
        begin(stage);
    }

    private boolean shown(String id) {
        for (Node at = shell.scene().lookup(id); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return shell.scene().lookup(id) != null;
    }

    @Test
    void aSettingIsFoundByItsNameWhateverCardItLiesIn(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        robot.clickOn("#card-data");
        assertFalse(shown("#field-data-root"));
        assertTrue(shown("#field-optimisation-epochs"));
        robot.clickOn("#field-search").write("data set");
        assertTrue(shown("#field-data-root"));
        assertFalse(shown("#field-optimisation-epochs"));
        robot.push(KeyCode.ESCAPE);
        assertFalse(shown("#field-data-root"));
        assertTrue(shown("#field-optimisation-epochs"));
    }

    @Test
    void aChangedFieldIsMarkedAndGoesBackToItsDefaultByOneClick(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        TextField flips = (TextField) shell.scene().lookup("#field-data-flips");
        assertEquals("0.25", flips.getText());
        assertFalse(shown("#default-data-flips"));
        robot.interact(() -> flips.setText("0.1"));
        robot.clickOn("#only-changed");
        assertTrue(shown("#field-data-flips"));
        assertFalse(shown("#field-data-rotation"));
        robot.clickOn("#default-data-flips");
        assertEquals("0.25", flips.getText());
        robot.clickOn("#only-changed");
        assertFalse(shown("#default-data-flips"));
        assertTrue(shown("#field-data-rotation"));
    }

    @Test
    void theFieldThatHasTheFocusIsOnTheScreen(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        Node epochs = shell.scene().lookup("#field-optimisation-epochs");
        assertFalse(onScreen(epochs));
        robot.interact(epochs::requestFocus);
        assertTrue(onScreen(epochs));
    }

    private boolean onScreen(Node node) {
        Bounds at = node.localToScene(node.getBoundsInLocal());
        return at.getMinY() > 0 && at.getMaxY() < shell.scene().getHeight();
    }
}
