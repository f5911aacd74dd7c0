package org.nadir.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareFileTest {
    @TempDir
    Path runs;

    @Test
    void whatWasWrittenIsReadAgain() {
        CompareFile.Content content = new CompareFile.Content(
                List.of(
                        new CompareFile.Run(runs.resolve("a"), 3, true, false, "smooth"),
                        new CompareFile.Run(Path.of("/elsewhere/b"), 1, false, true, "")),
                Optional.of("a"));
        CompareFile.write(CompareFile.in(runs), content);
        assertEquals(content, CompareFile.read(CompareFile.in(runs)));
    }

    @Test
    void runsBesideTheFileAreNamedWithoutTheirFolderSoThatBothMayMove() throws IOException {
        CompareFile.Run run = new CompareFile.Run(runs.resolve("a"), 0, true, false, "");
        CompareFile.write(CompareFile.in(runs), new CompareFile.Content(List.of(run), Optional.empty()));
        assertTrue(Files.readString(CompareFile.in(runs)).contains("\"run\": \"a\""));
    }

    @Test
    void aDamagedFileIsAsNone() throws IOException {
        Files.writeString(CompareFile.in(runs), "{\"runs\": [{}]}");
        assertEquals(List.of(), CompareFile.read(CompareFile.in(runs)).runs());
    }
}
