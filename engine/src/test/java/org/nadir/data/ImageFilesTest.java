package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneRenderer;
import org.nadir.scene.Scenes;

class ImageFilesTest {
    @TempDir
    Path temp;

    @Test
    void everyKindOfImageGivesTheSameColours() throws IOException {
        int[] types = {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_INT_ARGB
        };
        for (int type : types) {
            Pixels pixels = ImageFiles.read(png("rgb" + type + ".png", type));
            assertEquals(30, pixels.width());
            assertEquals(20, pixels.height());
            assertArrayEquals(
                    new int[] {7 * 8, 5 * 12, 99},
                    new int[] {pixels.value(7, 5, 0), pixels.value(7, 5, 1), pixels.value(7, 5, 2)});
        }
    }

    /** 200, 100, 50 (or grey 200) at the opacities 255, 128 and 0. */
    private Path seeThrough(BufferedImage image) throws IOException {
        int alphaBand = image.getRaster().getNumBands() - 1;
        for (int x = 0; x < 3; x++) {
            for (int band = 0; band < alphaBand; band++) {
                image.getRaster().setSample(x, 0, band, 200 >> band);
            }
            image.getRaster().setSample(x, 0, alphaBand, new int[] {255, 128, 0}[x]);
        }
        Path file = temp.resolve("alpha" + image.getType() + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void whatIsTransparentIsBlackForTheTrainingAsItIsInAScene() throws IOException {
        ComponentColorModel greyAndAlpha = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        Path colour = seeThrough(new BufferedImage(3, 1, BufferedImage.TYPE_4BYTE_ABGR));
        Path grey = seeThrough(
                new BufferedImage(greyAndAlpha, greyAndAlpha.createCompatibleWritableRaster(3, 1), false, null));
        assertArrayEquals(
                new byte[] {(byte) 200, 100, 50, 100, 50, 25, 0, 0, 0},
                ImageFiles.read(colour).rgb());
        assertArrayEquals(
                new byte[] {(byte) 200, (byte) 200, (byte) 200, 100, 100, 100, 0, 0, 0},
                ImageFiles.read(grey).rgb());
        for (Path file : List.of(colour, grey)) {
            try (Scene scene = Scenes.open(file)) {
                int[] argb = SceneRenderer.argb(scene, PixelWindow.whole(scene.info()), 1, Rendering.bytes(0, 1, 2));
                byte[] rgb = ImageFiles.read(file).rgb();
                for (int i = 0; i < rgb.length; i++) {
                    assertEquals((byte) (argb[i / 3] >> 16 - 8 * (i % 3)), rgb[i], file + " at " + i);
                }
            }
        }
    }

    @Test
    void greyBecomesThreeEqualChannels() throws IOException {
        BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(2, 1, 0, 77);
        Path file = temp.resolve("grey.png");
        ImageIO.write(image, "png", file.toFile());
        Pixels pixels = ImageFiles.read(file);
        assertArrayEquals(
                new int[] {77, 77, 77},
                new int[] {pixels.value(2, 1, 0), pixels.value(2, 1, 1), pixels.value(2, 1, 2)});
    }

    @Test
    void greyOfSixteenBitsIsTakenByItsHighByte() throws IOException {
        BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(2, 1, 0, 77 * 256 + 200);
        Path file = temp.resolve("deep.png");
        ImageIO.write(image, "png", file.toFile());
        assertEquals(77, ImageFiles.read(file).value(2, 1, 1));
    }

    @Test
    void aWindowIsThePartOfTheWhole() throws IOException {
        Path file = png("a.png", BufferedImage.TYPE_3BYTE_BGR);
        Pixels whole = ImageFiles.read(file);
        Pixels part = ImageFiles.read(file, new PixelWindow(5, 4, 10, 8));
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 10; x++) {
                assertEquals(whole.value(x + 5, y + 4, 0), part.value(x, y, 0));
                assertEquals(whole.value(x + 5, y + 4, 1), part.value(x, y, 1));
            }
        }
    }

    @Test
    void aWindowOverTheEdgeIsBlackOutside() throws IOException {
        Pixels part = ImageFiles.read(png("a.png", BufferedImage.TYPE_3BYTE_BGR), new PixelWindow(-2, 15, 10, 10));
        assertEquals(0, part.value(1, 0, 2));
        assertEquals(99, part.value(2, 0, 2));
        assertEquals(0, part.value(2, 5, 2));
    }

    @Test
    void sizesComeFromTheHeaderOfPngJpegAndBmp() throws IOException {
        for (String kind : new String[] {"png", "jpg", "bmp"}) {
            new DataFolder(temp).image("a." + kind, 321, 123);
            assertEquals(new ImageSize(321, 123), ImageFiles.size(temp.resolve("a." + kind)));
        }
    }

    @Test
    void aTruncatedImageIsAProblem() throws IOException {
        Path file = png("whole.png", BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 20, 40, bytes.length / 2}) {
            Path part = temp.resolve("part" + length + ".png");
            Files.write(part, Arrays.copyOf(bytes, length));
            UserProblem problem = assertThrows(UserProblem.class, () -> ImageFiles.read(part));
            assertEquals(Optional.of(part.toString()), problem.detail("file"));
        }
    }

    @Test
    void aJpegThatEndsTooEarlyIsAProblemNotAGreyImage() throws IOException {
        new DataFolder(temp).image("a.jpg", 321, 123);
        byte[] bytes = Files.readAllBytes(temp.resolve("a.jpg"));
        Files.write(temp.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length - 200));
        assertThrows(UserProblem.class, () -> ImageFiles.read(temp.resolve("cut.jpg")));
    }

    @Test
    void aHeaderThatAsksForMoreThanTheMemoryIsAProblem() throws IOException {
        Path file = png("huge.png", BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = Files.readAllBytes(file);
        // width and height stand at byte 16 and 20 of every PNG
        System.arraycopy(new byte[] {0, 1, 0x70, 0, 0, 1, 0x70, 0}, 0, bytes, 16, 8);
        Files.write(file, bytes);
        UserProblem problem = assertThrows(UserProblem.class, () -> ImageFiles.read(file));
        assertEquals(Optional.of("94208 x 94208 pixels"), problem.detail("found"));
    }

    @Test
    void aForeignOrMissingFileIsAProblem() throws IOException {
        Path foreign = temp.resolve("text.jpg");
        Files.writeString(foreign, "These are not the pixels you are looking for");
        assertThrows(UserProblem.class, () -> ImageFiles.size(foreign));
        assertThrows(UserProblem.class, () -> ImageFiles.read(foreign));
        assertThrows(UserProblem.class, () -> ImageFiles.size(temp.resolve("missing.png")));
        assertThrows(UserProblem.class, () -> ImageFiles.read(temp.resolve("missing.tif")));
    }

    @Test
    void aGeoTiffIsReadAsItsColours() {
        Path file = temp.resolve("scene.tif");
        byte[] samples = new byte[40 * 30 * 3];
        for (int i = 0; i < 40 * 30; i++) {
            samples[3 * i] = (byte) (i % 40 * 6);
            samples[3 * i + 1] = (byte) (i / 40 * 8);
            samples[3 * i + 2] = (byte) 200;
        }
        GeoTiffWriter.Layout layout =
                new GeoTiffWriter.Layout(40, 30, 3, Optional.empty(), OptionalInt.empty(), GeoTiffWriter.Storage.TILED);
        GeoTiffWriter.write(file, layout, samples);
        assertEquals(new ImageSize(40, 30), ImageFiles.size(file));
        assertArrayEquals(samples, ImageFiles.read(file).rgb());
        Pixels part = ImageFiles.read(file, new PixelWindow(35, 25, 10, 10));
        assertEquals(36 * 6, part.value(1, 2, 0));
        assertEquals(27 * 8, part.value(1, 2, 1));
        assertEquals(0, part.value(6, 2, 2));
    }

    private Path png(String name, int type) throws IOException {
        BufferedImage image = new BufferedImage(30, 20, type);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 30; x++) {
                image.setRGB(x, y, 0xff000000 | (x * 8) << 16 | (y * 12) << 8 | 99);
            }
        }
        Path file = temp.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
