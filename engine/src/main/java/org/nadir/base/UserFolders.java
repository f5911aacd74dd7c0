package org.nadir.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folders that the system keeps for the settings and the caches of a user. */
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

    /** What can be made again; the system property {@code nadir.cache} moves it. */
    public static Path cache() {
        String set = System.getProperty("nadir.cache");
        if (set != null && !set.isBlank()) {
            return Path.of(set);
        }
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String local = System.getenv("LOCALAPPDATA");
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (system.contains("win") && local != null) {
            return Path.of(local, "nadir", "cache");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Caches", "nadir");
        }
        return xdg != null && !xdg.isBlank() ? Path.of(xdg, "nadir") : Path.of(home, ".cache", "nadir");
    }
}
