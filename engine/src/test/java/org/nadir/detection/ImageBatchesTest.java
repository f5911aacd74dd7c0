package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.data.Pixels;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Ops;
import org.nadir.tensor.TorchEngine;

class ImageBatchesTest {
    private static final Normalisation HALVES = new Normalisation(new float[] {1, 2, 3}, new float[] {2, 2, 2});

    private static Pixels filled(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) value);
        return new Pixels(width, height, rgb);
    }

    @Test
    void thePaddingIsZeroWhateverBatchCameBefore() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ImageBatches.of(List.of(filled(64, 64, 255), filled(64, 64, 255)), HALVES, manager);
            ImageBatch batch = ImageBatches.of(List.of(filled(2, 1, 5)), HALVES, manager);
            assertEquals(new Shape(1, 3, 32, 32), batch.pixels().getShape());
            float[] expected = new float[3 * 32 * 32];
            for (int channel = 0; channel < 3; channel++) {
                expected[channel * 1024] = (5 - (channel + 1)) / 2f;
                expected[channel * 1024 + 1] = (5 - (channel + 1)) / 2f;
            }
            assertArrayEquals(expected, Ops.values(batch.pixels()));
        }
    }
}
