package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class PreviewCommandTest {
    @TempDir
    Path temp;

    @BeforeEach
    void experiment() throws IOException {
        for (String split : List.of("train", "val")) {
            Files.createDirectories(temp.resolve("set/" + split + "/images"));
            Files.createDirectories(temp.resolve("set/" + split + "/labelTxt"));
            for (String name : List.of("a", "b", "c")) {
                BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
                ImageIO.write(
                        image,
                        "png",
                        temp.resolve("set/" + split + "/images/" + name + ".png")
                                .toFile());
                Files.writeString(
                        temp.resolve("set/" + split + "/labelTxt/" + name + ".txt"),
                        "10 10 30 10 30 20 10 20 ship 0\n");
            }
        }
        Files.writeString(temp.resolve("x.yaml"), "data:\n  root: set\n  flips: 0\n");
    }

    @Test
    void asManyPicturesAsAskedForAreWritten() throws IOException {
        assertEquals(0, preview("--images", "2"));
        try (var files = Files.list(temp.resolve("out"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theBoxIsDrawnInTheColourOfItsClass() throws IOException {
        assertEquals(0, preview("--images", "1"));
        BufferedImage picture = ImageIO.read(pictures().get(0).toFile());
        assertEquals(0xE69F00, picture.getRGB(20, 10) & 0xffffff);
        assertEquals(0, picture.getRGB(20, 15) & 0xffffff);
    }

    @Test
    void theSameSeedGivesTheSamePictures() throws IOException {
        assertEquals(0, preview("--set", "data.rotation=free"));
        byte[] first = Files.readAllBytes(pictures().get(2));
        assertEquals(0, preview("--set", "data.rotation=free", "--overwrite"));
        assertArrayEquals(first, Files.readAllBytes(pictures().get(2)));
    }

    @Test
    void picturesAreNotReplacedUnasked() {
        assertEquals(0, preview());
        assertNotEquals(0, preview());
    }

    private List<Path> pictures() throws IOException {
        try (var files = Files.list(temp.resolve("out"))) {
            return files.sorted().toList();
        }
    }

    private int preview(String... more) {
        String[] start = {
            "preview",
            temp.resolve("x.yaml").toString(),
            "--out",
            temp.resolve("out").toString()
        };
        String[] all = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return Nadir.run(all);
    }
}
