package org.nadir.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheWholeContent() throws IOException {
        Path file = folder.resolve("status.json");
        Files.writeString(file, "a long old content");
        AtomicFile.writeString(file, "new");
        assertEquals("new", Files.readString(file));
    }

    @Test
    void leavesTheOldFileAndNoRemainsWhenTheContentFails() throws IOException {
        Path file = folder.resolve("status.json");
        Files.writeString(file, "old");
        assertThrows(
                UserProblem.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Path file = folder.resolve("nowhere").resolve("status.json");
        UserProblem problem = assertThrows(UserProblem.class, () -> AtomicFile.writeString(file, "x"));
        assertEquals(file.toString(), problem.detail("file").orElseThrow());
    }
}
