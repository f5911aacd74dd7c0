package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotatedIouTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void agreesWithTheGoldenFileToAMillionth() throws IOException {
        for (JsonElement element : golden()) {
            JsonObject oneCase = element.getAsJsonObject();
            double iou = RotatedIou.of(box(oneCase.getAsJsonArray("a")), box(oneCase.getAsJsonArray("b")));
            assertEquals(oneCase.get("iou").getAsDouble(), iou, 1e-6, () -> oneCase.toString());
        }
    }

    @Test
    void matrixAgreesWithTheGoldenFile() throws IOException {
        for (JsonElement element : golden()) {
            JsonObject oneCase = element.getAsJsonObject();
            float[] iou = RotatedIou.matrix(packed(oneCase.getAsJsonArray("a")), packed(oneCase.getAsJsonArray("b")));
            // the coordinates were rounded to float: one unit in the last place of 2000 is 1.2e-4 of a side of 0.5
            assertEquals(oneCase.get("iou").getAsDouble(), iou[0], 1e-5, () -> oneCase.toString());
        }
    }

    @Test
    void isSymmetric() {
        for (int i = 0; i < 2000; i++) {
            OrientedBox a = randomBox();
            OrientedBox b = randomBox();
            assertEquals(RotatedIou.of(a, b), RotatedIou.of(b, a), 1e-12);
        }
    }

    @Test
    void doesNotChangeUnderTranslationAndRotation() {
        for (int i = 0; i < 2000; i++) {
            OrientedBox a = randomBox();
            OrientedBox b = randomBox();
            double turn = random.nextDouble(-4, 4);
            OrientedBox a2 = turned(a, turn).translated(310, -95);
            OrientedBox b2 = turned(b, turn).translated(310, -95);
            assertEquals(RotatedIou.of(a, b), RotatedIou.of(a2, b2), 1e-10);
        }
    }

    @Test
    void agreesWithClippingThePolygon() {
        for (int i = 0; i < 2000; i++) {
            OrientedBox a = new OrientedBox(50, 50, random.nextDouble(20, 40), random.nextDouble(1, 20), 0);
            OrientedBox b = randomBox();
            double shared = PolygonClip.area(PolygonClip.inside(b.corners(), a.bounds()));
            assertEquals(shared / (a.area() + b.area() - shared), RotatedIou.of(a, b), 1e-10);
        }
    }

    @Test
    void isOneForABoxWithItselfAtEveryAngleAndShape() {
        for (int i = 0; i < 2000; i++) {
            double angle = random.nextDouble(-2, 2);
            OrientedBox a = new OrientedBox(9000, -7000, 1000, random.nextDouble(0.001, 1000), angle);
            assertEquals(1, RotatedIou.of(a, a), 1e-12);
        }
    }

    @Test
    void isZeroForBoxesThatTouch() {
        OrientedBox a = new OrientedBox(0, 0, 10, 10, 0);
        assertEquals(0, RotatedIou.of(a, new OrientedBox(10, 0, 10, 10, 0)));
        assertEquals(0, RotatedIou.of(a, new OrientedBox(10, 10, 10, 10, 0)), 1e-12);
    }

    @Test
    void almostParallelEdgesDoNotLoseDigits() {
        OrientedBox a = new OrientedBox(0, 0, 100, 50, 0);
        for (double tilt = 1e-15; tilt < 1e-4; tilt *= 10) {
            assertEquals(1, RotatedIou.of(a, new OrientedBox(0, 0, 100, 50, tilt)), 2 * tilt + 1e-12);
            assertEquals(1, RotatedIou.of(a, new OrientedBox(0, 0, 100, 50, Math.PI + tilt)), 2 * tilt + 1e-12);
        }
    }

    @Test
    void boxesOfNoAreaOverlapNothing() {
        float[] odd = {
            0,
            0,
            0,
            5,
            0,
            0,
            0,
            -3,
            5,
            0,
            Float.NaN,
            0,
            3,
            5,
            0,
            0,
            0,
            Float.POSITIVE_INFINITY,
            5,
            0,
            0,
            0,
            3,
            3,
            Float.NaN
        };
        float[] sound = {0, 0, 4, 4, 0};
        assertArrayEquals(new float[5], RotatedIou.matrix(odd, sound));
        assertArrayEquals(new float[5], RotatedIou.matrix(sound, odd));
    }

    @Test
    void matrixHasARowForEachBoxOfTheFirst() {
        float[] a = {0, 0, 10, 10, 0, 100, 0, 10, 10, 0};
        float[] b = {5, 0, 10, 10, 0, 100, 0, 10, 5, 0, 50, 50, 1, 1, 0};
        assertArrayEquals(new float[] {1 / 3f, 0, 0, 0, 0.5f, 0}, RotatedIou.matrix(a, b), 1e-6f);
    }

    @Test
    void parallelAndSingleThreadGiveTheSame() {
        float[] a = randomPacked(300);
        float[] b = randomPacked(200);
        assertArrayEquals(RotatedIou.matrixOnThisThread(a, b), RotatedIou.matrix(a, b));
    }

    @Test
    void emptySidesGiveAnEmptyMatrix() {
        assertEquals(0, RotatedIou.matrix(new float[0], new float[] {0, 0, 1, 1, 0}).length);
    }

    @Test
    void refusesArraysThatAreNotPackedBoxes() {
        assertThrows(IllegalArgumentException.class, () -> RotatedIou.matrix(new float[4], new float[5]));
    }

    private OrientedBox randomBox() {
        return new OrientedBox(
                random.nextDouble(30, 70),
                random.nextDouble(30, 70),
                random.nextDouble(0.5, 60),
                random.nextDouble(0.5, 60),
                random.nextDouble(-4, 4));
    }

    private float[] randomPacked(int count) {
        float[] packed = new float[count * 5];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (float) random.nextDouble(1, 60);
        }
        return packed;
    }

    private static OrientedBox turned(OrientedBox box, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new OrientedBox(
                box.cx() * cos - box.cy() * sin,
                box.cx() * sin + box.cy() * cos,
                box.width(),
                box.height(),
                box.angle() + angle);
    }

    private static JsonArray golden() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(RotatedIouTest.class.getResourceAsStream("/golden/rotated_iou.json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases");
        }
    }

    private static OrientedBox box(JsonArray v) {
        return new OrientedBox(
                v.get(0).getAsDouble(),
                v.get(1).getAsDouble(),
                v.get(2).getAsDouble(),
                v.get(3).getAsDouble(),
                v.get(4).getAsDouble());
    }

    private static float[] packed(JsonArray v) {
        float[] box = new float[5];
        for (int k = 0; k < 5; k++) {
            box[k] = v.get(k).getAsFloat();
        }
        return box;
    }
}
