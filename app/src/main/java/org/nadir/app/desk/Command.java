package org.nadir.app.desk;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can ask the workbench to do: one entry of a toolbar, a menu and the command palette. The action
 * runs on the FX thread and returns at once; {@code enabled} says whether it can be asked for now.
 */
public record Command(
        String id,
        String label,
        Ikon icon,
        Optional<KeyCombination> key,
        ObservableBooleanValue enabled,
        Runnable action) {

    public static Command of(String id, String label, Ikon icon, Runnable action) {
        return new Command(id, label, icon, Optional.empty(), new SimpleBooleanProperty(true), action);
    }

    /** The same command under a key such as {@code "Shortcut+O"}. */
    public Command key(String combination) {
        return new Command(id, label, icon, Optional.of(KeyCombination.valueOf(combination)), enabled, action);
    }

    public Command when(ObservableBooleanValue condition) {
        return new Command(id, label, icon, key, condition, action);
    }

    /** Runs the action if it is enabled; tells whether it ran. */
    public boolean perform() {
        if (!enabled.get()) {
            return false;
        }
        action.run();
        return true;
    }
}
