package org.nadir.scene;

import java.io.IOException;

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
                    case 2 ->
                        switch (bits) {
                            case 8 -> SampleType.INT8;
                            case 16 -> SampleType.INT16;
                            case 32 -> SampleType.INT32;
                            default -> null;
                        };
                    case 3 ->
                        switch (bits) {
                            case 16 -> SampleType.FLOAT16;
                            case 32 -> SampleType.FLOAT32;
                            case 64 -> SampleType.FLOAT64;
                            default -> null;
                        };
                    case 5 -> bits == 32 ? SampleType.INT16 : bits == 64 ? SampleType.INT32 : null;
                    case 6 -> bits == 64 ? SampleType.FLOAT32 : bits == 128 ? SampleType.FLOAT64 : null;
                    default ->
                        switch (bits) {
                            case 1, 2, 4, 8 -> SampleType.UINT8;
                            case 16 -> SampleType.UINT16;
                            case 32 -> SampleType.UINT32;
                            default -> null;
                        };
                };
        if (type == null) {
            throw new TiffFormatException("samples of " + bits + " bits in format " + format + " are not supported");
        }
        return type;
    }
}
