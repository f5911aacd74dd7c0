package org.nadir.scene;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.nadir.base.UserProblem;

/** Opens JPEG, PNG and the other formats of the JDK, wholly into memory; a world file or aux.xml beside them is heeded. */
final class PlainImageOpener {
    private static final long MAX_PIXELS = 200_000_000;

    private PlainImageOpener() {}

    static RasterScene open(Path path) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(path.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw foreign(path);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) {
                    throw UserProblem.of("This image is too large to be read whole")
                            .file(path)
                            .found(pixels / 1_000_000 + " million pixels")
                            .expected("at most " + MAX_PIXELS / 1_000_000)
                            .remedy("Convert it to a tiled GeoTIFF")
                            .problem();
                }
                return scene(path, whole(reader));
            } catch (IOException | RuntimeException e) {
                throw e instanceof UserProblem problem ? problem : damaged(path, e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The JPEG decoder fills the rest of a cut file with grey and only warns; a missing end mark alone does no harm. */
    private static BufferedImage whole(ImageReader reader) throws IOException {
        boolean[] cut = new boolean[1];
        reader.addIIOReadWarningListener(
                (source, warning) -> cut[0] |= String.valueOf(warning).contains("premature end of data"));
        BufferedImage image = reader.read(0);
        if (cut[0]) {
            throw new EOFException("it ends too early");
        }
        return image;
    }

    private static UserProblem foreign(Path path) {
        return UserProblem.of("This is not an image that can be read")
                .file(path)
                .expected("a GeoTIFF, JPEG or PNG")
                .problem();
    }

    private static UserProblem damaged(Path path, Exception e) {
        return UserProblem.of("This image is damaged: " + e.getMessage())
                .file(path)
                .remedy("Get a fresh copy of it")
                .cause(e)
                .problem();
    }

    private static RasterScene scene(Path path, BufferedImage image) {
        boolean grey =
                image.getRaster().getNumBands() == 1 && image.getColorModel().getNumComponents() == 1;
        boolean alpha = image.getColorModel().hasAlpha();
        int bands = grey ? 1 : alpha ? 4 : 3;
        SampleLayout layout = new SampleLayout(bands, 8, SampleType.UINT8, false, false, ByteOrder.nativeOrder());
        byte[] samples = samples(image, bands);
        MemoryImage pixels = new MemoryImage(image.getWidth(), image.getHeight(), layout, samples);
        SceneInfo info = info(path, image, bands);
        return new RasterScene(info, List.of(new Level(pixels, null)), List.of());
    }

    private static SceneInfo info(Path path, BufferedImage image, int bands) {
        SideFiles side = new SideFiles(path);
        Optional<GeoTransform> transform = side.transform();
        Optional<SceneCrs> crs = side.crs();
        OptionalInt alphaBand = bands == 4 ? OptionalInt.of(3) : OptionalInt.empty();
        BandColours.Kind kind = bands == 1 ? BandColours.Kind.GREY : BandColours.Kind.RGB;
        return new SceneInfo(
                path,
                image.getWidth(),
                image.getHeight(),
                bands,
                SampleType.UINT8,
                crs,
                transform,
                OptionalDouble.empty(),
                List.of(),
                SceneInfo.defaultBandNames(bands),
                GroundSize.of(crs, transform, image.getWidth(), image.getHeight()),
                new BandColours(kind, alphaBand, List.of(), Optional.empty()));
    }

    private static byte[] samples(BufferedImage image, int bands) {
        int width = image.getWidth();
        byte[] out = new byte[width * image.getHeight() * bands];
        int[] row = new int[width];
        boolean greyAndAlpha = image.getRaster().getNumBands() == 2
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        for (int y = 0; y < image.getHeight(); y++) {
            if (bands == 1) {
                greyRow(image, y, row);
            } else if (greyAndAlpha) {
                greyAndAlphaRow(image, y, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                for (int b = 0; b < bands; b++) {
                    int shift = bands == 1 ? 0 : b == 3 ? 24 : 16 - 8 * b;
                    out[(y * width + x) * bands + b] = (byte) (row[x] >> shift);
                }
            }
        }
        return out;
    }

    private static void greyAndAlphaRow(BufferedImage image, int y, int[] row) {
        int[] alpha = image.getRaster().getSamples(0, y, row.length, 1, 1, new int[row.length]);
        greyRow(image, y, row);
        int shift = Math.max(0, image.getSampleModel().getSampleSize(1) - 8);
        for (int x = 0; x < row.length; x++) {
            row[x] = (alpha[x] >> shift) << 24 | row[x] * 0x010101;
        }
    }

    /** Grey as stored: the colour model of the JDK would change its brightness. */
    private static void greyRow(BufferedImage image, int y, int[] row) {
        image.getRaster().getSamples(0, y, row.length, 1, 0, row);
        int bits = image.getSampleModel().getSampleSize(0);
        for (int x = 0; x < row.length; x++) {
            row[x] = bits > 8 ? row[x] >> bits - 8 : bits == 8 ? row[x] : row[x] * 255 / ((1 << bits) - 1);
        }
    }
}
