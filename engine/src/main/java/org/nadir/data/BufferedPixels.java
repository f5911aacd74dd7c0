package org.nadir.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Turns decoded images into colour bytes, by a straight copy for the kinds of images that decoders mostly make. */
final class BufferedPixels {
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
            }
        }
        return rgb;
    }

    /** Grey of any depth by its high byte; {@code getRGB} would brighten it, as it takes such grey for linear light. */
    private static byte[] grey(Raster raster) {
        int width = raster.getWidth();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        byte[] rgb = new byte[width * raster.getHeight() * 3];
        int[] line = new int[width];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, line);
            for (int sample : line) {
                byte value = (byte) (sample >> shift);
                rgb[to++] = value;
                rgb[to++] = value;
                rgb[to++] = value;
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
            }
        }
        return rgb;
    }
}
