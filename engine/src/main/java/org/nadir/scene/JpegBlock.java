package org.nadir.scene;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a block stored as a JPEG stream whose tables may stand in the directory (TIFF technical note 2). YCbCr becomes RGB
 * by the full-range formula of ITU-R BT.601 as JFIF uses it.
 */
final class JpegBlock {
    private JpegBlock() {}

    static byte[] decode(TiffImage image, byte[] stored, int rows) throws IOException {
        if (image.layout.type() != SampleType.UINT8 || image.layout.bits() != 8) {
            throw new TiffFormatException("JPEG blocks of " + image.layout.bits() + " bits are not supported");
        }
        Raster raster = raster(whole(stored, image.jpegTables));
        int bands = image.layout.interleaved();
        if (raster.getNumBands() != bands) {
            throw new TiffFormatException("a JPEG block has " + raster.getNumBands() + " bands instead of " + bands);
        }
        if (raster.getWidth() < image.blockWidth || raster.getHeight() < rows) {
            throw new TiffFormatException("a JPEG block is " + raster.getWidth() + " x " + raster.getHeight()
                    + " instead of " + image.blockWidth + " x " + rows);
        }
        byte[] out = new byte[image.blockWidth * rows * bands];
        copy(raster, image.blockWidth * bands, out);
        if (image.compression.ycbcr() && bands == 3) {
            toRgb(out);
        }
        return out;
    }

    /** The upper left of the raster, {@code stride} samples a row. */
    private static void copy(Raster raster, int stride, byte[] out) {
        int bands = raster.getNumBands();
        if (raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getNumBanks() == 1
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && Arrays.equals(
                        model.getBandOffsets(), IntStream.range(0, bands).toArray())
                && model.getPixelStride() == bands) {
            for (int at = 0, row = 0; at < out.length; at += stride, row++) {
                System.arraycopy(bytes.getData(), bytes.getOffset() + row * model.getScanlineStride(), out, at, stride);
            }
            return;
        }
        int[] samples = new int[stride];
        for (int at = 0, row = 0; at < out.length; at += stride, row++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + row, stride / bands, 1, samples);
            for (int i = 0; i < stride; i++) {
                out[at + i] = (byte) samples[i];
            }
        }
    }

    private static Raster raster(byte[] stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new TiffFormatException("this Java has no JPEG decoder");
        }
        ImageReader reader = readers.next();
        String[] warning = new String[1];
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
            reader.addIIOReadWarningListener((source, text) -> warning[0] = text);
            reader.setInput(input, true, true);
            Raster raster = reader.readRaster(0, null);
            if (warning[0] != null && warning[0].contains("Corrupt")) {
                throw new TiffFormatException("its JPEG data is damaged (" + warning[0] + ")");
            }
            return raster;
        } catch (IIOException | RuntimeException e) {
            throw new TiffFormatException("its JPEG data is damaged (" + e.getMessage() + ")");
        } finally {
            reader.dispose();
        }
    }

    /** The tables without their end, then the block without its start. */
    private static byte[] whole(byte[] stored, byte @Nullable [] tables) throws TiffFormatException {
        if (stored.length < 4 || (stored[0] & 0xff) != 0xff || (stored[1] & 0xff) != 0xd8) {
            throw new TiffFormatException("a block that should be JPEG does not begin like one");
        }
        if (tables == null || tables.length < 4) {
            return stored;
        }
        int head = tables.length - 2;
        byte[] joined = new byte[head + stored.length - 2];
        System.arraycopy(tables, 0, joined, 0, head);
        System.arraycopy(stored, 2, joined, head, stored.length - 2);
        return joined;
    }

    private static void toRgb(byte[] data) {
        for (int i = 0; i + 2 < data.length; i += 3) {
            float y = data[i] & 0xff;
            float cb = (data[i + 1] & 0xff) - 128;
            float cr = (data[i + 2] & 0xff) - 128;
            data[i] = clamp(y + 1.402f * cr);
            data[i + 1] = clamp(y - 0.344136f * cb - 0.714136f * cr);
            data[i + 2] = clamp(y + 1.772f * cb);
        }
    }

    private static byte clamp(float value) {
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
