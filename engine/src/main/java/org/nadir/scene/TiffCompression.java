package org.nadir.scene;

import java.io.IOException;

/**
 * How the blocks of an image are compressed.
 *
 * @param predictor 1 none, 2 horizontal difference, 3 floating point
 * @param ycbcr true when JPEG blocks hold YCbCr that is to become RGB
 * @param reversedBits true when the bits of a byte run from low to high (FillOrder 2)
 */
record TiffCompression(Codec codec, int predictor, boolean ycbcr, boolean reversedBits) {
    enum Codec {
        NONE,
        LZW,
        DEFLATE,
        PACKBITS,
        JPEG
    }

    static TiffCompression of(TiffDirectory directory) throws IOException {
        Codec codec = codec((int) directory.integer(TiffTag.COMPRESSION, 1));
        long photometric = directory.integer(TiffTag.PHOTOMETRIC, 1);
        long predictor = directory.integer(TiffTag.PREDICTOR, 1);
        if (predictor < 1 || predictor > 3) {
            throw new TiffFormatException("its predictor " + predictor + " is not known");
        }
        if (photometric == 6 && codec != Codec.JPEG) {
            throw new TiffFormatException("YCbCr samples are read from JPEG blocks only");
        }
        boolean predicted = codec == Codec.LZW || codec == Codec.DEFLATE;
        boolean reversed = directory.integer(TiffTag.FILL_ORDER, 1) == 2;
        return new TiffCompression(codec, predicted ? (int) predictor : 1, photometric == 6, reversed);
    }

    private static Codec codec(int number) throws TiffFormatException {
        return switch (number) {
            case 1 -> Codec.NONE;
            case 5 -> Codec.LZW;
            case 7 -> Codec.JPEG;
            case 8, 32946 -> Codec.DEFLATE;
            case 32773 -> Codec.PACKBITS;
            default -> throw new TiffFormatException("its compression, " + name(number) + ", is not supported");
        };
    }

    private static String name(int number) {
        return switch (number) {
            case 2, 3, 4 -> "CCITT fax";
            case 6 -> "old-style JPEG";
            case 34712 -> "JPEG 2000";
            case 34887 -> "LERC";
            case 34925 -> "LZMA";
            case 50000 -> "ZSTD";
            case 50001 -> "WEBP";
            case 50002 -> "JPEG XL";
            default -> "number " + number;
        };
    }
}
