package org.nadir.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folders that the system keeps for the settings of a user. */
public final class UserFolders {
    private UserFolders() {}

    /** Settings and what a person named and saved; the system property {@code nadir.config} moves it. */
    public static Path config() {
        String given = System.getProperty("nadir.config", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Map<String, String> env = System.getenv();
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") && env.containsKey("APPDATA")) {
            return Path.of(env.getOrDefault("APPDATA", ""), "Nadir");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Nadir");
        }
        String xdg = env.getOrDefault("XDG_CONFIG_HOME", "");
        return xdg.isEmpty() ? home.resolve(".config/nadir") : Path.of(xdg, "nadir");
    }
}
