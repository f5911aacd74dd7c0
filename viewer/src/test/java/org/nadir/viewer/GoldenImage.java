package org.nadir.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Compares a picture with the committed one of its name. With the system property {@code nadir.writeGolden} (a folder) the
 * picture is written there instead, to be looked at before it is committed.
 */
public final class GoldenImage {
    /** Largest difference of a colour channel that is taken for rounding. */
    private static final int TOLERANCE = 6;
    /** Share of pixels that may differ by more, for edges that another renderer sets elsewhere. */
    private static final double STRAY_PIXELS = 0.002;

    private GoldenImage() {}

    public static void check(String name, BufferedImage actual) {
        String folder = System.getProperty("nadir.writeGolden");
        try {
            if (folder != null) {
                Files.createDirectories(Path.of(folder));
                ImageIO.write(actual, "png", Path.of(folder, name + ".png").toFile());
            } else {
                compare(name, read(name), actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(String name) throws IOException {
        try (InputStream in = GoldenImage.class.getResourceAsStream("golden/" + name + ".png")) {
            assertTrue(in != null, "no golden image " + name);
            return ImageIO.read(in);
        }
    }

    private static void compare(String name, BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth(), name);
        assertEquals(expected.getHeight(), actual.getHeight(), name);
        int strays = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                strays += differs(expected.getRGB(x, y), actual.getRGB(x, y)) ? 1 : 0;
            }
        }
        int allowed = (int) (STRAY_PIXELS * expected.getWidth() * expected.getHeight());
        assertTrue(strays <= allowed, name + " differs in " + strays + " pixels");
    }

    private static boolean differs(int a, int b) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }
}
