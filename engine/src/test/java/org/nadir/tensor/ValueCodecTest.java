package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ValueCodecTest {
    @Test
    void everyHalfSurvivesTheWayThere() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = ValueCodec.halfToFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals((short) bits, ValueCodec.floatToHalf(value));
            }
        }
    }

    @Test
    void halvesHaveTheValuesOfTheStandard() {
        assertEquals(1f, ValueCodec.halfToFloat((short) 0x3c00));
        assertEquals(65504f, ValueCodec.halfToFloat((short) 0x7bff));
        assertEquals(0x1.0p-24f, ValueCodec.halfToFloat((short) 0x0001));
        assertEquals(Float.NEGATIVE_INFINITY, ValueCodec.halfToFloat((short) 0xfc00));
    }

    @Test
    void roundingGoesToTheNearestAndTiesToEven() {
        assertEquals((short) 0x3c00, ValueCodec.floatToHalf(1 + 0x1.0p-11f));
        assertEquals((short) 0x3c02, ValueCodec.floatToHalf(1 + 3 * 0x1.0p-11f));
        assertEquals((short) 0x7c00, ValueCodec.floatToHalf(65520f));
        assertEquals((short) 0x7bff, ValueCodec.floatToHalf(65519f));
        assertEquals((short) 0x3f80, ValueCodec.floatToBrain(1 + 0x1.0p-8f));
        assertEquals((short) 0x3f82, ValueCodec.floatToBrain(1 + 3 * 0x1.0p-8f));
    }

    @Test
    void wholeNumbersAreReadByTheirWidth() {
        float[] out = new float[2];
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 7, 0, 0, 0, 0, 0, 0, 0});
        assertEquals(2, ValueCodec.decode(DType.I64, bytes, out, 0));
        assertEquals(-1f, out[0]);
        assertEquals(7f, out[1]);
        ValueCodec.decode(DType.U8, ByteBuffer.wrap(new byte[] {-1}), out, 0);
        assertEquals(255f, out[0]);
    }
}
