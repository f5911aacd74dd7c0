package org.nadir.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Turns decoded images into colour bytes, by a straight copy for the kinds of images that decoders mostly make. What is
 * transparent is black and what is half so is darker, as it is when the same file is a scene.
 */
final class BufferedPixels {
    private static final int OPAQUE = 255;

    private BufferedPixels() {}

    static Pixels of(BufferedImage image) {
        int type = image.getType();
        boolean bytes = type == BufferedImage.TYPE_3BYTE_BGR
                || type == BufferedImage.TYPE_4BYTE_ABGR
                || type == BufferedImage.TYPE_BYTE_GRAY;
        byte[] rgb;
        if (bytes && image.getRaster().getSampleModel() instanceof ComponentSampleModel model) {
            rgb = copied(image.getRaster(), model);
        } else if (image.getColorModel() instanceof ComponentColorModel colours
                && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            rgb = grey(image.getRaster());
        } else {
            rgb = converted(image);
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgb);
    }

    /** Copies {@code part} into {@code whole} with its left upper corner at (x, y); it must fit. */
    static void place(Pixels part, Pixels whole, int x, int y) {
        for (int row = 0; row < part.height(); row++) {
            int to = ((y + row) * whole.width() + x) * 3;
            System.arraycopy(part.rgb(), row * part.width() * 3, whole.rgb(), to, part.width() * 3);
        }
    }

    private static byte[] copied(Raster raster, ComponentSampleModel model) {
        byte[] source = ((DataBufferByte) raster.getDataBuffer()).getData();
        int[] offsets = model.getBandOffsets();
        int red = offsets[0];
        int green = offsets[offsets.length > 1 ? 1 : 0];
        int blue = offsets[offsets.length > 2 ? 2 : 0];
        int alpha = offsets.length > 3 ? offsets[3] : -1;
        int step = model.getPixelStride();
        int width = raster.getWidth();
        byte[] rgb = new byte[width * raster.getHeight() * 3];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int from = (y - raster.getSampleModelTranslateY()) * model.getScanlineStride()
                    - raster.getSampleModelTranslateX() * step;
            for (int x = 0; x < width; x++, from += step) {
                rgb[to++] = source[from + red];
                rgb[to++] = source[from + green];
                rgb[to++] = source[from + blue];
                if (alpha >= 0) {
                    darken(rgb, to - 3, source[from + alpha] & 255);
                }
            }
        }
        return rgb;
    }

    /** The three bytes from {@code at} on, before black. */
    private static void darken(byte[] rgb, int at, int alpha) {
        if (alpha == OPAQUE) {
            return;
        }
        for (int i = at; i < at + 3; i++) {
            rgb[i] = (byte) (((rgb[i] & 255) * alpha + OPAQUE / 2) / OPAQUE);
        }
    }

    /** Grey of any depth by its high byte; {@code getRGB} would brighten it, as it takes such grey for linear light. */
    private static byte[] grey(Raster raster) {
        int width = raster.getWidth();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        byte[] rgb = new byte[width * raster.getHeight() * 3];
        int[] line = new int[width];
        int[] alpha = new int[width];
        Arrays.fill(alpha, OPAQUE << shift);
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, line);
            if (raster.getNumBands() > 1) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                byte value = (byte) (line[x] >> shift);
                rgb[to++] = value;
                rgb[to++] = value;
                rgb[to++] = value;
                darken(rgb, to - 3, alpha[x] >> shift);
            }
        }
        return rgb;
    }

    private static byte[] converted(BufferedImage image) {
        int width = image.getWidth();
        byte[] rgb = new byte[width * image.getHeight() * 3];
        int[] line = new int[width];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int argb : line) {
                rgb[to++] = (byte) (argb >> 16);
                rgb[to++] = (byte) (argb >> 8);
                rgb[to++] = (byte) argb;
                darken(rgb, to - 3, argb >>> 24);
            }
        }
        return rgb;
    }
}
