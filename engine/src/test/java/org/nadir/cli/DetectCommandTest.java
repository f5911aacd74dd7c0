package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code nadir detect} refuses before it loads a model. */
final class DetectCommandTest {
    @TempDir
    private Path folder;

    private Path scene = Path.of("");

    private record Answer(int code, String text) {}

    @BeforeEach
    void drawScene() throws IOException {
        scene = folder.resolve("scene.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", scene.toFile());
    }

    private Answer detect(String... more) {
        List<String> args =
                new ArrayList<>(List.of("detect", folder.resolve("run").toString()));
        args.addAll(List.of("--scene", scene.toString()));
        args.addAll(List.of(more));
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
            int code = Nadir.run(args.toArray(new String[0]));
            return new Answer(code, heard.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private String out() {
        return folder.resolve("out.geojson").toString();
    }

    @Test
    void aMissingOutputIsWrongUse() {
        assertEquals(2, detect().code());
    }

    @Test
    void aScoreOutOfRangeIsWrongUse() {
        Answer answer = detect("--out", out(), "--score", "1.5");
        assertEquals(2, answer.code());
        assertTrue(answer.text().contains("--score lies between 0 and 1"));
    }

    @Test
    void anOverlapAsLargeAsTheWindowIsWrongUse() {
        assertEquals(
                2, detect("--out", out(), "--window", "256", "--overlap", "256").code());
    }

    @Test
    void aRunThatIsNotThereIsNamed() {
        Answer answer = detect("--out", out());
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("There is no such run"));
    }

    @Test
    void anExistingFileIsNotReplacedUnasked() throws IOException {
        Files.writeString(Path.of(out()), "mine");
        Answer answer = detect("--out", out());
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("--overwrite"));
        assertEquals("mine", Files.readString(Path.of(out())));
    }

    @Test
    void theSceneItselfIsNeverTheOutput() {
        Answer answer = detect("--out", scene.toString(), "--overwrite");
        assertEquals(1, answer.code());
        assertTrue(answer.text().contains("would replace the scene"));
    }

    @Test
    void aFolderThatIsNotThereIsToldBeforeAnyWork() {
        Answer answer = detect("--out", folder.resolve("nowhere/out.geojson").toString());
        assertTrue(answer.text().contains("folder of the output does not exist"));
    }
}
