package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class BlockDecoderTest {
    /** The example of TIFF 6.0, section 13: the codes of 7 7 7 8 8 7 7 6 6 in nine bits each. */
    @Test
    void lzwDecodesTheExampleOfTheSpecification() throws Exception {
        byte[] coded = nineBits(256, 7, 258, 8, 8, 258, 6, 6, 257);

        assertArrayEquals(new byte[] {7, 7, 7, 8, 8, 7, 7, 6, 6}, LzwBlock.decode(coded, 9));
    }

    @Test
    void lzwThatEndsEarlyIsDamage() {
        byte[] coded = nineBits(256, 7, 257);

        assertThrows(TiffFormatException.class, () -> LzwBlock.decode(coded, 9));
    }

    @Test
    void lzwCodeThatCannotBeThereIsDamage() {
        byte[] coded = nineBits(256, 7, 400, 257);

        assertThrows(TiffFormatException.class, () -> LzwBlock.decode(coded, 9));
    }

    @Test
    void bitsAreSpreadFromTheHighEndWithRowsOnWholeBytes() {
        byte[] packed = {(byte) 0b10100000, (byte) 0b01000000};

        assertArrayEquals(new byte[] {1, 0, 1, 0, 1, 0}, BitSamples.spread(packed, 3, 2, 1));
        assertArrayEquals(new byte[] {2, 2, 0, 1, 0, 0}, BitSamples.spread(packed, 3, 2, 2));
    }

    @Test
    void horizontalPredictorAddsPerBandAndRow() throws Exception {
        byte[] data = {10, 20, 1, 2, 3, 4, /* second row */ 1, 1, 1, 1, 1, 1};

        Predictor.horizontal(
                data, 6, 2, new SampleLayout(2, 8, SampleType.UINT8, false, false, ByteOrder.LITTLE_ENDIAN));

        assertArrayEquals(new byte[] {10, 20, 11, 22, 14, 26, 1, 1, 2, 2, 3, 3}, data);
    }

    @Test
    void floatingPredictorGathersTheBytesOfEachValue() {
        // 1.0f is 3f800000, 2.0f is 40000000: bytes by significance, then differences
        byte[] planes = {0x3f, 0x40, (byte) 0x80, 0, 0, 0, 0, 0};
        for (int i = planes.length - 1; i > 0; i--) {
            planes[i] -= planes[i - 1];
        }

        Predictor.floatingPoint(
                planes, 2, 1, new SampleLayout(1, 32, SampleType.FLOAT32, false, false, ByteOrder.LITTLE_ENDIAN));

        ByteBuffer values = ByteBuffer.wrap(planes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1f, values.getFloat(0));
        assertEquals(2f, values.getFloat(4));
    }

    @Test
    void halfFloatsAreIeee() {
        assertEquals(1f, SampleRow.half((short) 0x3c00));
        assertEquals(-2f, SampleRow.half((short) 0xc000));
        assertEquals(65504f, SampleRow.half((short) 0x7bff));
        assertEquals(Float.POSITIVE_INFINITY, SampleRow.half((short) 0x7c00));
        assertEquals(0x1p-24f, SampleRow.half((short) 1));
    }

    private static byte[] nineBits(int... codes) {
        byte[] out = new byte[(codes.length * 9 + 7) / 8];
        for (int i = 0; i < codes.length * 9; i++) {
            int bit = codes[i / 9] >> (8 - i % 9) & 1;
            out[i / 8] |= (byte) (bit << (7 - i % 8));
        }
        return out;
    }
}
