package org.nadir.app.desk;

import java.util.Locale;

/** Light, dark or as the system says. */
public enum ThemeChoice {
    LIGHT,
    DARK,
    SYSTEM;

    /** The choice a settings file or a command line names; anything unknown follows the system. */
    public static ThemeChoice of(String name) {
        for (ThemeChoice choice : values()) {
            if (choice.name().equals(name.toUpperCase(Locale.ROOT))) {
                return choice;
            }
        }
        return SYSTEM;
    }

    public String title() {
        return switch (this) {
            case LIGHT -> "Light";
            case DARK -> "Dark";
            case SYSTEM -> "As the system";
        };
    }
}
