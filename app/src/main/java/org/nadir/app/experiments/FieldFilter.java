package org.nadir.app.experiments;

import java.util.Locale;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;

/**
 * Which fields of a long form are on the screen. Without words those that have an effect; with words every field that has
 * them in its name, key, card or help, so that a setting is found before the one it depends on is made.
 *
 * @param words separated by blanks; a field must have all of them
 * @param onlyChanged true leaves out the fields that have their default
 */
record FieldFilter(String words, boolean onlyChanged) {
    static final FieldFilter NONE = new FieldFilter("", false);

    boolean lets(Field field, ExperimentDraft draft) {
        if (onlyChanged && !draft.differsFromDefault(field)) {
            return false;
        }
        return words.isBlank() ? draft.relevant(field) : mentions(field);
    }

    /** True when cards must stand open, since a person looks for something in them. */
    boolean narrows() {
        return onlyChanged || !words.isBlank();
    }

    private boolean mentions(Field field) {
        String text = String.join(" ", field.label(), field.key(), Fields.title(field.card()), field.help())
                .toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
