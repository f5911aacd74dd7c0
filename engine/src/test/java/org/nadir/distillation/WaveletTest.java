package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.base.UserProblem;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.GradientCheck;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.TorchEngine;

/** Bands against PyWavelets and the golden values of DS2D2. */
final class WaveletTest {
    private static final float[] SQUARES = {
        0.1f, 0.4f, 0.9f, 1.6f, 2.5f, 3.6f, 4.9f, 6.4f, 8.1f, 10f, 12.1f, 14.4f, 16.9f, 19.6f, 22.5f, 25.6f
    };
    private static final float[] ODD = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private final NDManager manager = TorchEngine.newManager("cpu");
    private final OracleFile golden = OracleFile.open("pywavelets");

    static List<String> names() {
        return Wavelet.names();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray map(int side, float... values) {
        return Ops.constant(manager, values, new Shape(1, 1, side, side));
    }

    private NDArray array(HostTensor tensor) {
        return Ops.constant(manager, tensor.values(), new Shape(tensor.shape()));
    }

    private HostTensor input(String kind) {
        Object[] described = new Gson().fromJson(golden.note(kind), Object[].class);
        long[] shape = new Gson().fromJson(String.valueOf(described[1]), long[].class);
        return OracleFile.filled(kind, shape, -2, 2);
    }

    @Test
    void haarOfAnEvenMapIsThatOfTheGoldenFile() {
        float[] bands = Ops.values(Wavelet.named("haar").bands(map(4, SQUARES)));
        float[] expected = {
            3.3f,
            6.9f,
            27.3f,
            37.3f, // LL
            -2.8f,
            -4.4f,
            -9.2f,
            -10.8f, // B0
            -0.7f,
            -1.1f,
            -2.3f,
            -2.7f, // B1
            0.4f,
            0.4f,
            0.4f,
            0.4f // B2
        };
        assertArrayEquals(expected, bands, 1e-5f);
    }

    @Test
    void haarPadsAnOddMapWithZeros() {
        float[] bands = Ops.values(Wavelet.named("haar").bands(map(3, ODD)).get(":, :, 0"));
        assertArrayEquals(new float[] {6, 4.5f, 7.5f, 4.5f}, bands, 1e-6f);
    }

    @Test
    void highFrequenciesAreTheSumOfTheHighBandsEnlargedWithHalfPixelCentres() {
        float[] fine = Ops.values(Wavelet.named("haar").highFrequencies(map(4, SQUARES)));
        float[] expected = {
            -3.1f, -3.6f, -4.6f, -5.1f, -5.1f, -5.6f, -6.6f, -7.1f, -9.1f, -9.6f, -10.6f, -11.1f, -11.1f, -11.6f,
            -12.6f, -13.1f
        };
        assertArrayEquals(expected, fine, 1e-5f);
    }

    @Test
    void highFrequenciesOfAnOddMapKeepItsSize() {
        float[] fine = Ops.values(Wavelet.named("haar").highFrequencies(map(3, ODD)));
        assertArrayEquals(new float[] {-4, -1.25f, 1.5f, 1.25f, 4.375f, 7.5f, 6.5f, 10, 13.5f}, fine, 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bandsAreThoseOfPyWavelets(String name) {
        for (String kind : new String[] {"even", "odd", "tiny"}) {
            HostTensor expected = golden.output(name + "/" + kind);
            NDArray bands = Wavelet.named(name).bands(array(input(kind)));
            assertArrayEquals(expected.shape(), bands.getShape().getShape());
            assertArrayEquals(expected.values(), Ops.values(bands), 3e-6f, name + " " + kind);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSynthesisFiltersOfPyWaveletsGiveTheMapBack(String name) {
        double[][] filters = new Gson().fromJson(golden.note("rec/" + name), double[][].class);
        HostTensor input = input("even");
        float[] bands = Ops.values(Wavelet.named(name).bands(array(input)));
        int columns = 10;
        double[] map = new double[12 * columns];
        int cells = map.length / 4;
        // the first channel of the first image: LL, B0 (high along rows), B1 (high along columns), B2
        for (int i = 0; i < 4 * cells; i++) {
            double[][] pair = {filters[i / cells & 1], filters[i / cells >> 1]};
            spread(map, columns, pair, i % cells, bands[i]);
        }
        for (int i = 0; i < map.length; i++) {
            assertEquals(input.values()[i], map[i], 1e-5);
        }
    }

    private static void spread(double[] map, int columns, double[][] filters, int cell, double value) {
        int y = cell / (columns / 2);
        int x = cell % (columns / 2);
        int rows = map.length / columns;
        int taps = filters[0].length;
        for (int j = 0; j < taps; j++) {
            for (int k = 0; k < taps; k++) {
                int row = Math.floorMod(2 * y + j - taps / 2 + 1, rows);
                int column = Math.floorMod(2 * x + k - taps / 2 + 1, columns);
                map[row * columns + column] += value * filters[0][j] * filters[1][k];
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsOfBandsAndHighFrequenciesEqualDifferences(String name) {
        Shape shape = new Shape(1, 2, 4, 3);
        float[] values = OracleFile.filled("gradient", shape.getShape(), -1, 1).values();
        GradientCheck.check(
                values, shape, 5e-3, x -> Wavelet.named(name).bands(x).square());
        GradientCheck.check(
                values, shape, 5e-3, x -> Wavelet.named(name).highFrequencies(x).square());
    }

    @ParameterizedTest
    @MethodSource("names")
    void highFrequenciesComeFromTheThreeHighBands(String name) {
        NDArray x = array(input("odd"));
        NDArray bands = Wavelet.named(name).bands(x);
        NDArray sum = bands.get(":, :, 1").add(bands.get(":, :, 2")).add(bands.get(":, :, 3"));
        float[] expected = Ops.values(Ops.upsampleBilinear(sum, 7, 9));
        assertArrayEquals(expected, Ops.values(Wavelet.named(name).highFrequencies(x)), 1e-5f);
    }

    @Test
    void anOrthonormalBasisKeepsTheEnergyOfTheMap() {
        NDArray x = array(input("even"));
        double energy = x.square().sum().getFloat();
        for (String name : new String[] {"haar", "db2", "sym4", "coif1"}) {
            assertEquals(energy, Wavelet.named(name).bands(x).square().sum().getFloat(), 1e-5 * energy, name);
        }
    }

    @Test
    void anUnknownBasisIsAnsweredWithThoseThatThereAre() {
        UserProblem problem = assertThrows(UserProblem.class, () -> Wavelet.named("db9"));
        assertEquals(
                "haar, db2, sym4, coif1, bior1.3", problem.detail("expected").orElseThrow());
    }
}
