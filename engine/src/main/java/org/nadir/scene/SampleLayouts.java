package org.nadir.scene;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Works out from a TIFF directory how samples are stored. */
final class SampleLayouts {
    private static final int MAX_BANDS = 4096;

    private SampleLayouts() {}

    static SampleLayout of(TiffDirectory directory) throws IOException {
        long samples = directory.integer(TiffTag.SAMPLES_PER_PIXEL, 1);
        if (samples < 1 || samples > MAX_BANDS) {
            throw new TiffFormatException("it claims " + samples + " bands");
        }
        int bits = equal(directory.integers(TiffTag.BITS), "bits per sample", 1);
        int format = equal(directory.integers(TiffTag.SAMPLE_FORMAT), "sample format", 1);
        boolean complex = format == 5 || format == 6;
        SampleType type = type(bits, format);
        boolean planar = directory.integer(TiffTag.PLANAR, 1) == 2 && samples > 1;
        return new SampleLayout((int) samples, bits, type, complex, planar, directory.order());
    }

    private static int equal(long[] values, String what, int otherwise) throws TiffFormatException {
        if (values.length == 0) {
            return otherwise;
        }
        for (long value : values) {
            if (value != values[0]) {
                throw new TiffFormatException("its bands differ in " + what + " (" + values[0] + " and " + value + ")");
            }
        }
        return (int) Math.min(values[0], 1 << 16);
    }

    private static SampleType type(int bits, int format) throws TiffFormatException {
        SampleType type =
                switch (format) {
                    case 2 -> pick(bits, 8, SampleType.INT8, SampleType.INT16, SampleType.INT32);
                    case 3 -> pick(bits, 16, SampleType.FLOAT16, SampleType.FLOAT32, SampleType.FLOAT64);
                    case 5 -> pick(bits, 32, SampleType.INT16, SampleType.INT32);
                    case 6 -> pick(bits, 64, SampleType.FLOAT32, SampleType.FLOAT64);
                    default -> pick(Math.max(8, bits), 8, SampleType.UINT8, SampleType.UINT16, SampleType.UINT32);
                };
        boolean odd = bits < 8 && bits != 1 && bits != 2 && bits != 4;
        if (type == null || odd) {
            throw new TiffFormatException("samples of " + bits + " bits in format " + format + " are not supported");
        }
        return type;
    }

    /** The type for a number of bits, where the first type has {@code least} bits and each further one twice as many. */
    private static @Nullable SampleType pick(int bits, int least, SampleType... types) {
        int width = least;
        for (SampleType type : types) {
            if (width == bits) {
                return type;
            }
            width *= 2;
        }
        return null;
    }
}
