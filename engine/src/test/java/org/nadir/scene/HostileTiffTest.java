package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;

final class HostileTiffTest {
    @TempDir
    Path folder;

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.tif"), bytes);
        return assertThrows(UserProblem.class, () -> {
                    try (Scene scene = Scenes.open(file)) {
                        Scenes.probe(scene);
                    }
                })
                .getMessage();
    }

    private static TiffBytes small() {
        return TiffBytes.little().image(2, 2, 1, 8).pixels((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }

    @Test
    void textIsToldAsForeign() throws IOException {
        assertTrue(refusal("hello, I am text".getBytes("US-ASCII")).contains("not an image"));
    }

    @Test
    void emptyFileIsToldAsEmpty() throws IOException {
        assertTrue(refusal(new byte[0]).contains("empty"));
    }

    @Test
    void missingFileIsTold() {
        UserProblem problem = assertThrows(UserProblem.class, () -> Scenes.open(folder.resolve("none.tif")));
        assertTrue(problem.getMessage().contains("no such file"));
    }

    @Test
    void folderIsTold() {
        UserProblem problem = assertThrows(UserProblem.class, () -> Scenes.open(folder));
        assertTrue(problem.getMessage().contains("folder"));
    }

    @Test
    void jpegNamedTifIsReadForWhatItIs() throws IOException {
        Path file = folder.resolve("photo.tif");
        ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());

        try (Scene scene = Scenes.open(file)) {
            assertEquals(6, scene.info().width());
            assertEquals(3, scene.info().bands());
        }
    }

    @Test
    void directoryThatPointsToItselfEndsTheChain() throws IOException {
        TiffBytes tiff = small();
        tiff.nextDirectory(tiff.directoryOffset());

        try (Scene scene = Scenes.open(tiff.write(folder.resolve("loop.tif")))) {
            assertEquals(2, scene.info().width());
        }
    }

    @Test
    void hugeCountIsNotBelieved() throws IOException {
        byte[] bytes = small().raw(33550, 12, 0x7fffffffL, new byte[24]).bytes();
        assertTrue(refusal(bytes).contains("more than the file holds"));
    }

    @Test
    void hugeSizeDoesNotTakeMemory() throws IOException {
        byte[] bytes = small().longs(256, 1 << 27)
                .longs(257, 1 << 27)
                .longs(278, 1 << 27)
                .bytes();
        refusal(bytes);
    }

    @Test
    void unknownCompressionIsNamed() throws IOException {
        assertTrue(refusal(small().shorts(259, 50000).bytes()).contains("ZSTD"));
        assertTrue(refusal(small().shorts(259, 34887).bytes()).contains("LERC"));
        assertTrue(refusal(small().shorts(259, 50001).bytes()).contains("WEBP"));
    }

    @Test
    void pixelsBeyondTheEndAreToldAsCutOff() throws IOException {
        // the directory stands before the pixels here: only they are missing
        byte[] bytes = small().strips(1_000_000).bytes();

        assertTrue(refusal(bytes).contains("cut off"));
    }

    @Test
    void halfAFileIsRefused() throws IOException {
        Path file = folder.resolve("cut.tif");
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                40, 40, 1, Optional.empty(), OptionalInt.empty(), GeoTiffWriter.Storage.STRIPED);
        GeoTiffWriter.write(file, layout, new byte[1600]);
        byte[] cut = Files.readAllBytes(file);

        assertTrue(refusal(Arrays.copyOf(cut, cut.length / 2)).length() > 20);
    }

    @Test
    void everyTruncationEndsInASentence() throws IOException {
        byte[] bytes = small().doubles(33550, 1, 1, 0).bytes();
        for (int length = 1; length < bytes.length; length++) {
            Path file = Files.write(folder.resolve("part.tif"), Arrays.copyOf(bytes, length));
            assertDoesNotThrow(() -> openQuietly(file));
        }
    }

    @Test
    void randomDamageEndsInASentenceOrAPicture() throws IOException {
        byte[] bytes =
                small().shorts(330, 8).doubles(33550, 1, 1, 0).text(42113, "3").bytes();
        Random random = new Random(42);
        for (int round = 0; round < 1500; round++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("random.tif"), damaged);
            assertDoesNotThrow(() -> openQuietly(file));
        }
    }

    private static void openQuietly(Path file) {
        try (Scene scene = Scenes.open(file)) {
            Scenes.probe(scene);
            scene.read(new PixelWindow(0, 0, 2, 2), 1);
        } catch (UserProblem problem) {
            assertTrue(problem.getMessage().endsWith("."));
        }
    }
}
