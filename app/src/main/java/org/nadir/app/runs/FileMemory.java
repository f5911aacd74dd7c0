package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What was read from files, so that it is read again only when a file has changed. Safe from any thread. */
final class FileMemory<T> {
    private final Map<Path, Seen<T>> seen = new ConcurrentHashMap<>();

    /** A value and how the file was that it came from. */
    private record Seen<T>(FileTime changed, long size, T value) {}

    /**
     * What the file says: as it was read before, if it is unchanged, else as {@code read} gives it now.
     *
     * @param lasting true for a value that only a change of the file can change; others are read each time
     */
    T of(Path file, Supplier<T> read, Predicate<T> lasting) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Seen<T> before = seen.get(file);
            if (before != null && before.size == now.size() && before.changed.equals(now.lastModifiedTime())) {
                return before.value;
            }
            T value = read.get();
            if (lasting.test(value)) {
                seen.put(file, new Seen<>(now.lastModifiedTime(), now.size(), value));
            }
            return value;
        } catch (IOException gone) {
            seen.remove(file);
            return read.get();
        }
    }
}
