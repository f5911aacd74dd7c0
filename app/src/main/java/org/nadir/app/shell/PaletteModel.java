package org.nadir.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.app.desk.Command;

/**
 * The commands that fit what was typed: every letter in order, runs of letters and beginnings of words first; commands
 * that cannot be used now come last.
 */
final class PaletteModel {
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final Supplier<List<Command>> all;

    PaletteModel(Supplier<List<Command>> all) {
        this.all = all;
        typed.addListener((property, before, now) -> search());
    }

    StringProperty typed() {
        return typed;
    }

    ObservableList<Command> found() {
        return found;
    }

    void search() {
        String wanted = typed.get().strip().toLowerCase(Locale.ROOT);
        found.setAll(all.get().stream()
                .filter(command -> penalty(command.label(), wanted).isPresent())
                .sorted(Comparator.<Command>comparingInt(
                                command -> command.enabled().get() ? 0 : 1)
                        .thenComparingInt(
                                command -> penalty(command.label(), wanted).orElse(0)))
                .toList());
    }

    /** Lower is better; empty when the letters are not all there. */
    static OptionalInt penalty(String label, String wanted) {
        String text = label.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.of(0);
        }
        int whole = text.indexOf(wanted);
        if (whole >= 0) {
            return OptionalInt.of(whole == 0 || text.charAt(whole - 1) == ' ' ? whole : 20 + whole);
        }
        int at = -1;
        int gaps = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int next = text.indexOf(wanted.charAt(i), at + 1);
            if (next < 0) {
                return OptionalInt.empty();
            }
            gaps += next - at - 1;
            at = next;
        }
        return OptionalInt.of(100 + gaps);
    }
}
