package org.nadir.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Command;

class PaletteModelTest {
    private static Command named(String label) {
        return Command.of(label, label, Material2AL.ADD, () -> {});
    }

    private static List<String> search(String typed, Command... commands) {
        PaletteModel model = new PaletteModel(() -> List.of(commands));
        model.typed().set(typed);
        return model.found().stream().map(Command::label).toList();
    }

    @Test
    void aWordInsideIsFoundBeforeScatteredLetters() {
        assertEquals(
                List.of("Open scene", "Use the dark theme, or not, so clean"),
                search("sc", named("Use the dark theme, or not, so clean"), named("Open scene")));
    }

    @Test
    void whatLacksALetterIsNotFound() {
        assertTrue(search("xyz", named("Open scene")).isEmpty());
    }

    @Test
    void commandsThatCannotBeUsedComeLast() {
        Command off = named("Open a").when(new SimpleBooleanProperty(false));
        assertEquals(List.of("Open b", "Open a"), search("open", off, named("Open b")));
    }
}
