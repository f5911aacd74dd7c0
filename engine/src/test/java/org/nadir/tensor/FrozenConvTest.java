package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrozenConvTest {
    private static final Conv SAME = Conv.of(1, 1);

    private final NDManager manager = TorchEngine.newManager("cpu");
    private final Random random = new Random(5);

    @BeforeEach
    void onlyWhereItRuns() {
        Assumptions.assumeTrue(FrozenConv.runsOn(manager), "this build of the native library packs no weights");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray normal(Shape shape) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Ops.constant(manager, values, shape);
    }

    private FrozenConv.Layer layer(int inputs, int outputs) {
        return new FrozenConv.Layer(normal(new Shape(outputs, inputs, 3, 3)), normal(new Shape(outputs)));
    }

    /** Even and odd sides, a single line and a single cell. */
    private static TileGrid.Maps someMaps() {
        return new TileGrid.Maps(2, new int[] {9, 4, 7, 1}, new int[] {6, 5, 1, 1});
    }

    private List<NDArray> arrays(TileGrid.Maps maps, int channels) {
        List<NDArray> arrays = new ArrayList<>();
        for (int i = 0; i < maps.rows().length; i++) {
            arrays.add(normal(new Shape(maps.images(), channels, maps.rows()[i], maps.columns()[i])));
        }
        return arrays;
    }

    private static NDArray table(List<NDArray> maps) {
        NDArray[] cells = maps.stream()
                .map(map -> {
                    Shape shape = map.getShape();
                    return map.transpose(0, 2, 3, 1).reshape(shape.get(0), -1, shape.get(1));
                })
                .toArray(NDArray[]::new);
        NDArray images = Ops.concat(cells, 1);
        return images.reshape(-1, images.getShape().get(2));
    }

    private static void assertNear(NDArray expected, NDArray found, double tolerance) {
        assertEquals(expected.getShape(), found.getShape());
        assertEquals(0, expected.sub(found).abs().max().getFloat(), tolerance);
    }

    @Test
    void mapsOfEverySizeAreConvolvedLikeOneByOne() {
        FrozenConv.Layer layer = layer(24, 16);
        TileGrid grid = TileGrid.of(manager, someMaps());
        List<NDArray> maps = arrays(someMaps(), 24);
        NDArray expected = table(maps.stream()
                .map(map -> Ops.conv2d(map, layer.kernel(), layer.bias(), SAME))
                .toList());
        // values of about 15: the last bits of float32
        assertNear(expected, FrozenConv.of(manager, List.of(layer)).forward(table(maps), grid), 5e-5);
    }

    @Test
    void convolutionsSideBySideKeepToTheirChannels() {
        FrozenConv.Layer first = layer(8, 5);
        FrozenConv.Layer second = layer(8, 5);
        TileGrid grid = TileGrid.of(manager, someMaps());
        NDArray rows = table(arrays(someMaps(), 8));
        NDArray others = table(arrays(someMaps(), 8));
        NDArray both = FrozenConv.of(manager, List.of(first, second))
                .forward(Ops.concat(new NDArray[] {rows, others}, 1), grid);
        assertNear(FrozenConv.of(manager, List.of(first)).forward(rows, grid), both.get(":, :5"), 1e-5);
        assertNear(FrozenConv.of(manager, List.of(second)).forward(others, grid), both.get(":, 5:"), 1e-5);
    }

    @Test
    void theTransposedOneIsTheGradientByTheInput() {
        FrozenConv.Layer layer = layer(6, 10);
        TileGrid.Maps one = new TileGrid.Maps(2, new int[] {5}, new int[] {7});
        ParameterSet set = new ParameterSet(manager);
        Parameter map = set.root().weight("map", new Shape(2, 6, 7, 5), Initializer.normal(1));
        NDArray slope = normal(new Shape(2, 10, 7, 5));
        NDArray expected;
        try (Recording recording = Recording.of(List.of(map))) {
            recording.backward(Ops.conv2d(map.array(), layer.kernel(), layer.bias(), SAME)
                    .mul(slope)
                    .sum());
            expected = table(List.of(
                    Ops.constant(manager, Ops.values(recording.gradient(map).orElseThrow()), map.shape())));
        }
        NDArray found = FrozenConv.transposed(manager, List.of(layer))
                .forward(table(List.of(slope)), TileGrid.of(manager, one));
        assertNear(expected, found, 5e-5);
    }

    @Test
    void moreTilesThanAreTakenAtATimeAreTakenInParts() {
        TileGrid.Maps large = new TileGrid.Maps(3, new int[] {41, 20}, new int[] {50, 25});
        TileGrid grid = TileGrid.of(manager, large);
        // 3 x (25 x 21 + 13 x 10) tiles, at most 352 at a time and no line of a map apart
        assertEquals(6, grid.parts().size());
        FrozenConv.Layer layer = layer(2, 3);
        List<NDArray> maps = arrays(large, 2);
        NDArray expected = table(maps.stream()
                .map(map -> Ops.conv2d(map, layer.kernel(), layer.bias(), SAME))
                .toList());
        assertNear(expected, FrozenConv.of(manager, List.of(layer)).forward(table(maps), grid), 2e-5);
    }

    @Test
    void equalInputGivesEqualBits() {
        FrozenConv conv = FrozenConv.of(manager, List.of(layer(16, 16)));
        TileGrid grid = TileGrid.of(manager, someMaps());
        NDArray rows = table(arrays(someMaps(), 16));
        assertArrayEquals(Ops.values(conv.forward(rows, grid)), Ops.values(conv.forward(rows.duplicate(), grid)));
    }

    @Test
    void aGridCoversTheMapsThatItWasMadeFor() {
        TileGrid grid = TileGrid.of(manager, someMaps());
        assertTrue(grid.covers(someMaps()));
        assertFalse(grid.covers(
                new TileGrid.Maps(1, someMaps().columns(), someMaps().rows())));
        assertFalse(
                grid.covers(new TileGrid.Maps(2, someMaps().rows(), someMaps().columns())));
    }

    @Test
    void writingToAnArrayIsCounted() {
        NDArray array = manager.ones(new Shape(3));
        long before = Ops.writes(List.of(array));
        assertEquals(before, Ops.writes(List.of(array)));
        array.addi(1);
        assertTrue(Ops.writes(List.of(array)) > before);
    }

    @Test
    void theSlopeOfTheRectifierEndsWhereItsOutputIsZero() {
        NDArray slope = manager.create(new float[] {1, 2, 3});
        NDArray output = manager.create(new float[] {0, 0.5f, 0});
        assertArrayEquals(new float[] {0, 2, 0}, Ops.values(Ops.reluSlope(slope, output)));
    }

    @Test
    void slopesAreFoundApartFromTheOpenRecording() {
        ParameterSet set = new ParameterSet(manager);
        Parameter weight = set.root().weight("weight", new Shape(2), Initializer.constant(3));
        try (Recording recording = Recording.of(List.of(weight))) {
            NDList found = Recording.slopes(
                    new NDList(weight.array().stopGradient()),
                    leaves -> leaves.get(0).square().sum());
            assertEquals(18, found.get(0).getFloat());
            assertArrayEquals(new float[] {6, 6}, Ops.values(found.get(1)));
            assertFalse(Recording.recorded(found.get(0)));
            assertTrue(recording.gradient(weight).isEmpty());
        }
    }
}
