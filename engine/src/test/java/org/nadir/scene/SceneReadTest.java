package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SceneReadTest {
    @TempDir
    Path folder;

    private Scene open(TiffBytes tiff) {
        return Scenes.open(tiff.write(folder.resolve("scene.tif")));
    }

    /** 4 x 2 pixels, 10 to 17. */
    private static TiffBytes ramp() {
        return TiffBytes.little().image(4, 2, 1, 8).pixels(new byte[] {10, 11, 12, 13, 14, 15, 16, 17});
    }

    @Test
    void windowIsReadAsStored() {
        try (Scene scene = open(ramp())) {
            PixelBlock block = scene.read(new PixelWindow(1, 0, 2, 2), 1);

            assertArrayEquals(new float[] {11, 12, 15, 16}, block.band(0));
            assertTrue(block.valid(0, 0));
        }
    }

    @Test
    void outsideOfTheSceneIsMasked() {
        try (Scene scene = open(ramp())) {
            PixelBlock block = scene.read(new PixelWindow(-1, -1, 3, 3), 1);

            assertFalse(block.valid(0, 0));
            assertFalse(block.valid(1, 0));
            assertTrue(block.valid(1, 1));
            assertEquals(10, block.sample(0, 1, 1));
        }
    }

    @Test
    void farOutsideIsAllMasked() {
        try (Scene scene = open(ramp())) {
            assertFalse(scene.read(new PixelWindow(100, 100, 5, 5), 2).valid(1, 1));
        }
    }

    @Test
    void downsampleAveragesThePixelsUnderASample() {
        try (Scene scene = open(ramp())) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 4, 2), 2);

            // (10 + 11 + 14 + 15) / 4 and (12 + 13 + 16 + 17) / 4
            assertArrayEquals(new float[] {12.5f, 14.5f}, block.band(0));
        }
    }

    @Test
    void noDataIsLeftOutOfTheMeanAndMasked() {
        TiffBytes tiff = TiffBytes.little()
                .image(4, 2, 1, 8)
                .pixels(new byte[] {0, 20, 0, 0, 40, 0, 0, 0})
                .text(42113, "0");
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 4, 2), 2);

            assertEquals(30, block.sample(0, 0, 0));
            assertFalse(block.valid(1, 0));
        }
    }

    @Test
    void pixelWithDataInOneBandIsValid() {
        TiffBytes tiff = TiffBytes.little()
                .image(2, 1, 2, 8)
                .pixels(new byte[] {0, 7, 0, 0})
                .text(42113, "0");
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 2, 1), 1);

            assertTrue(block.valid(0, 0));
            assertFalse(block.valid(1, 0));
        }
    }

    @Test
    void nanIsNeverData() {
        TiffBytes tiff = TiffBytes.little().image(3, 1, 1, 32).shorts(339, 3).pixels(1.5f, Float.NaN, -2f);
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 3, 1), 1);

            assertFalse(block.valid(1, 0));
            assertEquals(-2f, block.sample(0, 2, 0));
        }
    }

    @Test
    void signedBigEndianSamplesKeepTheirSign() {
        TiffBytes tiff = new TiffBytes(ByteOrder.BIG_ENDIAN, true)
                .image(2, 1, 1, 16)
                .shorts(339, 2)
                .pixels(new byte[] {(byte) 0xff, (byte) 0xfe, 1, 0});
        try (Scene scene = open(tiff)) {
            assertArrayEquals(
                    new float[] {-2, 256},
                    scene.read(new PixelWindow(0, 0, 2, 1), 1).band(0));
        }
    }

    @Test
    void transparentPixelsAreMaskedByAlpha() {
        TiffBytes tiff = TiffBytes.little()
                .image(2, 1, 4, 8)
                .shorts(262, 2)
                .shorts(338, 2)
                .pixels(new byte[] {9, 9, 9, 0, 8, 8, 8, (byte) 255});
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 2, 1), 1, 0, 1, 2);

            assertFalse(block.valid(0, 0));
            assertTrue(block.valid(1, 0));
        }
    }

    @Test
    void bandsComeInTheOrderAskedFor() {
        TiffBytes tiff = TiffBytes.little().image(1, 1, 3, 8).pixels(new byte[] {1, 2, 3});
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 1, 1), 1, 2, 0);

            assertEquals(3, block.sample(0, 0, 0));
            assertEquals(0, block.bandNumber(1));
            assertEquals(-1, block.indexOf(1));
        }
    }

    @Test
    void planarBandsAreFoundInTheirOwnStrips() {
        TiffBytes tiff = TiffBytes.little()
                .image(2, 1, 2, 8)
                .shorts(284, 2)
                .strips(8, 10)
                .pixels(new byte[] {1, 2, 3, 4});
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 2, 1), 1);

            assertArrayEquals(new float[] {1, 2}, block.band(0));
            assertArrayEquals(new float[] {3, 4}, block.band(1));
        }
    }

    /** Apple's example of PackBits (Technical Note TN1023). */
    @Test
    void packBitsAreUnpacked() {
        byte[] packed = {
            (byte) 0xfe,
            (byte) 0xaa,
            2,
            (byte) 0x80,
            0,
            0x2a,
            (byte) 0xfd,
            (byte) 0xaa,
            3,
            (byte) 0x80,
            0,
            0x2a,
            0x22,
            (byte) 0xf7,
            (byte) 0xaa
        };
        TiffBytes tiff =
                TiffBytes.little().image(24, 1, 1, 8).shorts(259, 32773).pixels(packed);
        try (Scene scene = open(tiff)) {
            float[] row = scene.read(new PixelWindow(0, 0, 24, 1), 1).band(0);

            assertArrayEquals(new float[] {0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0xaa}, Arrays.copyOf(row, 7));
            assertEquals(0x22, row[13]);
            assertEquals(0xaa, row[23]);
        }
    }

    @Test
    void jpegStripOfYcbcrBecomesRgb() throws Exception {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0xc86428);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        TiffBytes tiff = TiffBytes.little()
                .image(16, 16, 3, 8)
                .shorts(259, 7)
                .shorts(262, 6)
                .pixels(jpeg.toByteArray());
        try (Scene scene = open(tiff)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 16, 16), 1);

            assertEquals(0xc8, block.sample(0, 5, 5), 3);
            assertEquals(0x64, block.sample(1, 5, 5), 3);
            assertEquals(0x28, block.sample(2, 5, 5), 3);
        }
    }

    @Test
    void complexSamplesAreReadAsTheirMagnitude() {
        TiffBytes tiff = TiffBytes.little().image(1, 1, 1, 64).shorts(339, 6).pixels(3f, -4f);
        try (Scene scene = open(tiff)) {
            assertEquals(5, scene.read(new PixelWindow(0, 0, 1, 1), 1).sample(0, 0, 0));
        }
    }

    @Test
    void paletteIndicesAreNeverAveraged() {
        TiffBytes tiff = ramp().shorts(262, 3)
                .shorts(320, IntStream.range(0, 768).map(i -> i % 256 * 257).toArray());
        try (Scene scene = open(tiff)) {
            float value = scene.read(new PixelWindow(0, 0, 4, 2), 2).sample(0, 0, 0);

            assertEquals(Math.rint(value), value);
        }
    }

    @Test
    void thumbnailOfStripsIsMadeOfTheirFirstRows() {
        // 64 rows of 64 pixels in strips of 16 rows; the value is the row
        byte[] rows = new byte[64 * 64];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i / 64);
        }
        TiffBytes tiff = TiffBytes.little()
                .image(64, 64, 1, 8)
                .shorts(278, 16)
                .strips(8, 8 + 1024, 8 + 2048, 8 + 3072)
                .pixels(rows);
        try (Scene scene = open(tiff)) {
            assertArrayEquals(
                    new float[] {0, 16, 48, 48},
                    scene.read(new PixelWindow(0, 0, 20, 64), 20).band(0));
        }
    }

    @Test
    void closedSceneRefusesToRead() {
        Scene scene = open(ramp());
        scene.close();

        assertThrows(IllegalStateException.class, () -> scene.read(new PixelWindow(0, 0, 1, 1), 1));
    }

    @Test
    void unknownBandIsAMistakeOfTheCaller() {
        try (Scene scene = open(ramp())) {
            assertThrows(IllegalArgumentException.class, () -> scene.read(new PixelWindow(0, 0, 1, 1), 1, 5));
        }
    }

    @Test
    void interruptedReaderDoesNotCloseTheSceneForOthers() throws Exception {
        try (Scene scene = open(ramp())) {
            Thread.currentThread().interrupt();
            try {
                scene.read(new PixelWindow(0, 0, 1, 1), 1);
            } catch (java.util.concurrent.CancellationException expected) {
                assertTrue(Thread.currentThread().isInterrupted());
            }
            Thread.interrupted();

            assertEquals(10, scene.read(new PixelWindow(0, 0, 1, 1), 1).sample(0, 0, 0));
        }
    }

    @Test
    void pngKeepsItsTransparency() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 0, 0xff102030);
        Path file = folder.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());
        try (Scene scene = Scenes.open(file)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 2, 1), 1);

            assertFalse(block.valid(0, 0));
            assertEquals(0x20, block.sample(1, 1, 0));
        }
    }
}
