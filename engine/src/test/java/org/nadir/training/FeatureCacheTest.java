package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.data.Pixels;
import org.nadir.data.SampleBatch;
import org.nadir.data.TrainingSample;
import org.nadir.tensor.Ops;
import org.nadir.tensor.TorchEngine;

/** Images of one colour each; a backbone that counts the images it is given and gives twice their values. */
class FeatureCacheTest {
    private static final int SIDE = 2;

    @TempDir
    private Path folder;

    private NDManager manager;
    private final List<Integer> computed = new ArrayList<>();
    private boolean dependsOnTheBatch;

    @BeforeEach
    void open() {
        manager = TorchEngine.newManager("cpu");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private FeatureCache cache(long limit) {
        FeatureCache cache = new FeatureCache(folder.resolve("features").resolve("maps.bin"), "Maps", limit, 2);
        cache.open("net");
        return cache;
    }

    private NDList backbone(NDArray images) {
        int count = (int) images.getShape().get(0);
        computed.add(count);
        float[] values = Ops.values(images);
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * values[i] + (dependsOnTheBatch ? count : 0);
        }
        return new NDList(Ops.constant(manager, values, images.getShape()));
    }

    private float[] maps(FeatureCache cache, int... colours) {
        List<TrainingSample> samples =
                Arrays.stream(colours).mapToObj(FeatureCacheTest::sample).toList();
        float[] pixels = new float[colours.length * 3 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[i / (3 * SIDE * SIDE)];
        }
        NDArray images = Ops.constant(manager, pixels, new Shape(colours.length, 3, SIDE, SIDE));
        NDList maps = cache.of(new SampleBatch(samples, SIDE, SIDE)).maps(images, this::backbone);
        return Ops.values(maps.get(0));
    }

    private static TrainingSample sample(int colour) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Arrays.fill(rgb, (byte) colour);
        return new TrainingSample("same", new Pixels(SIDE, SIDE, rgb), List.of(), new int[0], new boolean[0]);
    }

    private static float[] doubled(int... colours) {
        float[] values = new float[colours.length * 3 * SIDE * SIDE];
        IntStream.range(0, values.length).forEach(i -> values[i] = 2f * colours[i / (3 * SIDE * SIDE)]);
        return values;
    }

    @Test
    void imagesThatComeAgainAreNotComputed() {
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
            assertArrayEquals(doubled(20, 10), maps(cache, 20, 10));
        }
        assertEquals(List.of(2), computed);
    }

    @Test
    void aPartIsComputedAloneOnceItWasSeenToBeAsInTheWhole() {
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
            assertArrayEquals(doubled(10, 30), maps(cache, 10, 30));
            assertArrayEquals(doubled(40, 20), maps(cache, 40, 20));
            assertArrayEquals(doubled(40, 30), maps(cache, 40, 30));
        }
        assertEquals(List.of(2, 2, 1, 1), computed);
    }

    @Test
    void aPartIsNeverComputedAloneWhereItWouldDiffer() {
        dependsOnTheBatch = true;
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
            maps(cache, 10, 30);
            maps(cache, 40, 20);
        }
        assertEquals(List.of(2, 2, 1, 2), computed);
    }

    @Test
    void theSmallerBatchAtTheEndOfAnEpochIsComputedUntilItIsKnownToBeTheSame() {
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
            maps(cache, 10);
            maps(cache, 10, 30);
            assertArrayEquals(doubled(10), maps(cache, 10));
        }
        assertEquals(List.of(2, 1, 2, 1), computed);
    }

    @Test
    void aLaterProcessFindsWhatWasKept() {
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
        }
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
        }
        assertEquals(List.of(2), computed);
    }

    @Test
    void whatFindsNoRoomIsComputedEachTime() {
        try (FeatureCache cache = cache(200)) {
            maps(cache, 10, 20);
            assertArrayEquals(doubled(10, 20), maps(cache, 10, 20));
            assertArrayEquals(doubled(10, 20), maps(cache, 10, 20));
        }
        assertEquals(List.of(2, 2, 1, 1), computed);
    }

    @Test
    void aFolderThatCannotBeMadeCostsTheCacheAndNotTheRun() throws Exception {
        Files.writeString(folder.resolve("features"), "a file where the folder would be");
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
            assertArrayEquals(doubled(10, 20), maps(cache, 10, 20));
        }
        assertEquals(List.of(2, 2), computed);
    }

    @Test
    void discardingLeavesNothing() {
        try (FeatureCache cache = cache(1 << 20)) {
            maps(cache, 10, 20);
        }
        KeptFeatures.discard(folder.resolve("features"));
        assertFalse(Files.exists(folder.resolve("features")));
    }
}
