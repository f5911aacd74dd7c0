package org.nadir.data;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.nadir.base.UserProblem;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.SceneRenderer;
import org.nadir.scene.Scenes;

/**
 * Reads the images of data sets as colour bytes: JPEG, PNG and BMP by ImageIO, everything else (GeoTIFF) through the scene
 * room with its default rendering. Safe from any thread.
 */
public final class ImageFiles {
    /** What decoding takes at its height: three samples as floats, a packed colour, three bytes. */
    private static final int BYTES_PER_PIXEL = 19;

    private ImageFiles() {}

    /**
     * The size from the header alone.
     *
     * @throws UserProblem when the file is missing or its header cannot be read
     */
    public static ImageSize size(Path file) {
        if (!isPlain(file)) {
            try (Scene scene = Scenes.open(file)) {
                SceneInfo info = scene.info();
                return new ImageSize(info.width(), info.height());
            }
        }
        try {
            Optional<ImageSize> size = ImageHeader.size(file);
            return size.isPresent()
                    ? size.get()
                    : decoded(file, reader -> {
                        return new ImageSize(reader.getWidth(0), reader.getHeight(0));
                    });
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Decodes the whole image.
     *
     * @throws UserProblem when the file is missing, broken or of an unknown kind
     */
    public static Pixels read(Path file) {
        return isPlain(file) ? plain(file, Optional.empty()) : scene(file, Optional.empty());
    }

    /**
     * Decodes a window, which may reach over the edges of the image; what lies outside is black.
     *
     * @throws UserProblem as {@link #read(Path)}
     */
    public static Pixels read(Path file, PixelWindow window) {
        return isPlain(file) ? plain(file, Optional.of(window)) : scene(file, Optional.of(window));
    }

    /** By the extension, so that a foreign file of a known name is explained as what it claims to be. */
    private static boolean isPlain(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return !name.endsWith(".tif") && !name.endsWith(".tiff");
    }

    private static Pixels plain(Path file, Optional<PixelWindow> window) {
        return decoded(file, reader -> {
            if (window.isEmpty()) {
                refuseTooLarge(file, reader.getWidth(0), reader.getHeight(0));
                return BufferedPixels.of(reader.read(0));
            }
            PixelWindow wanted = window.get();
            Rectangle region = new Rectangle(wanted.x(), wanted.y(), wanted.width(), wanted.height())
                    .intersection(new Rectangle(reader.getWidth(0), reader.getHeight(0)));
            byte[] canvas = new byte[wanted.width() * wanted.height() * 3];
            Pixels whole = new Pixels(wanted.width(), wanted.height(), canvas);
            if (!region.isEmpty()) {
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceRegion(region);
                BufferedImage part = reader.read(0, param);
                BufferedPixels.place(BufferedPixels.of(part), whole, region.x - wanted.x(), region.y - wanted.y());
            }
            return whole;
        });
    }

    /** Something done with a decoder that is set to the file. */
    private interface Decoding<T> {
        T with(ImageReader reader) throws IOException;
    }

    private static <T> T decoded(Path file, Decoding<T> decoding) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of("There is no such image").file(file).problem();
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw UserProblem.of("This is not an image that can be read")
                        .file(file)
                        .expected("JPEG, PNG, BMP or GeoTIFF")
                        .problem();
            }
            ImageReader reader = readers.next();
            List<String> warnings = new ArrayList<>();
            try {
                reader.setInput(in, false, true);
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(String.valueOf(warning)));
                T result = decoding.with(reader);
                refuseTruncated(warnings);
                return result;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // decoders throw all sorts of runtime exceptions at broken files
            throw e instanceof UserProblem problem ? problem : unreadable(file, e);
        }
    }

    /** A header of a few bytes may ask for more memory than there is. */
    private static void refuseTooLarge(Path file, long width, long height) {
        if (width * height > Runtime.getRuntime().maxMemory() / BYTES_PER_PIXEL) {
            throw UserProblem.of("The image is too large to be held in memory as a whole")
                    .file(file)
                    .found(width + " x " + height + " pixels")
                    .remedy("Cut it into tiles, or give Java more memory")
                    .problem();
        }
    }

    /** The JPEG decoder fills the rest of a cut file with grey and only warns; a missing end mark alone does no harm. */
    private static void refuseTruncated(List<String> warnings) throws IOException {
        if (warnings.stream().anyMatch(warning -> warning.contains("premature end of data"))) {
            throw new EOFException("the file ends too early");
        }
    }

    private static Pixels scene(Path file, Optional<PixelWindow> window) {
        try (Scene scene = Scenes.open(file)) {
            PixelWindow wanted = window.orElse(PixelWindow.whole(scene.info()));
            refuseTooLarge(file, wanted.width(), wanted.height());
            int[] argb = SceneRenderer.argb(scene, wanted, 1, Rendering.of(scene));
            byte[] rgb = new byte[argb.length * 3];
            for (int i = 0; i < argb.length; i++) {
                rgb[3 * i] = (byte) (argb[i] >> 16);
                rgb[3 * i + 1] = (byte) (argb[i] >> 8);
                rgb[3 * i + 2] = (byte) argb[i];
            }
            return new Pixels(wanted.width(), wanted.height(), rgb);
        }
    }

    private static UserProblem unreadable(Path file, Exception reason) {
        return UserProblem.of("The image cannot be decoded (" + reason.getMessage() + ")")
                .file(file)
                .remedy("Check that the file is whole")
                .cause(reason)
                .problem();
    }
}
