package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.scene.BandColours;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.SampleType;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Stretch;
import org.nadir.scene.ValueRange;

class SceneInputTest {
    private static final TrainedInput PHOTOS = new TrainedInput(3, "Byte", true, List.of(0, 1, 2), 0.3);

    /** 101 x 1 pixels; band b holds 0, 1 .. 100 times (b + 1) * step. */
    private static Scene ramp(int bands, SampleType type, float step, Optional<double[]> metres) {
        SceneInfo info = new SceneInfo(
                Path.of("ramp.tif"),
                101,
                1,
                bands,
                type,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                IntStream.rangeClosed(1, bands).mapToObj(b -> "Band " + b).toList(),
                metres,
                bands >= 3 ? BandColours.rgb() : BandColours.grey());
        return new Scene() {
            @Override
            public SceneInfo info() {
                return info;
            }

            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... wanted) {
                float[][] values = new float[bands][101];
                for (int b = 0; b < bands; b++) {
                    for (int x = 0; x < 101; x++) {
                        values[b][x] = x * (b + 1) * step;
                    }
                }
                return PixelBlock.of(101, 1, values);
            }

            @Override
            public void close() {}
        };
    }

    private static SceneInput of(Scene scene) {
        return SceneInput.of(scene, Optional.of(PHOTOS), SceneInput.Choice.NONE);
    }

    @Test
    void bytesOfColourGoAsTheyAreWithoutAWord() {
        SceneInput input = of(ramp(3, SampleType.UINT8, 1, Optional.empty()));
        assertEquals(Rendering.bytes(0, 1, 2), input.rendering());
        assertEquals(List.of(), input.notes());
    }

    @Test
    void oneBandBecomesRedGreenAndBlueAndIsTold() {
        SceneInput input = of(ramp(1, SampleType.UINT8, 1, Optional.empty()));
        assertEquals(Rendering.bytes(0, 0, 0), input.rendering());
        assertTrue(input.notes().get(0).contains("one band"));
    }

    @Test
    void sixteenBitsAreStretchedFromTheSecondToTheNinetyEighthPercentileAndToldSo() {
        SceneInput input = of(ramp(5, SampleType.UINT16, 10, Optional.empty()));
        // band 1: 0, 10 .. 1000
        assertEquals(new ValueRange(20, 980), input.rendering().ranges().get(0));
        assertEquals(new ValueRange(60, 2940), input.rendering().ranges().get(2));
        assertEquals(2, input.notes().size());
        assertTrue(
                input.notes().get(0).contains("Of the 5 bands of the scene bands 1, 2, 3 go"), input.notes()::toString);
        assertTrue(input.notes().get(1).contains("UInt16"));
        assertTrue(input.notes().get(1).contains("8-bit colour of 0.3 m"));
        assertTrue(input.notes().get(1).contains("20 to 980"), input.notes()::toString);
    }

    @Test
    void chosenBandsAndStretchAreTakenWithoutAWord() {
        SceneInput.Choice choice = new SceneInput.Choice(List.of(4, 2, 1), Optional.of(Stretch.fixed(0, 3000)));
        SceneInput input = SceneInput.of(ramp(5, SampleType.UINT16, 10, Optional.empty()), Optional.of(PHOTOS), choice);
        assertEquals(4, input.rendering().red());
        assertEquals(1, input.rendering().blue());
        assertEquals(new ValueRange(0, 3000), input.rendering().ranges().get(1));
        assertEquals(List.of(), input.notes());
    }

    @Test
    void aBandThatTheSceneLacksIsNamedAsPeopleCount() {
        SceneInput.Choice choice = new SceneInput.Choice(List.of(5), Optional.empty());
        Scene scene = ramp(3, SampleType.UINT8, 1, Optional.empty());
        String sentence = assertThrows(UserProblem.class, () -> SceneInput.of(scene, Optional.empty(), choice))
                .getMessage();
        assertTrue(sentence.contains("found 6, expected 1 to 3"), sentence);
    }

    @Test
    void theOrderOfTrainingCountsWhereTheSceneHasAsManyBands() {
        TrainedInput infrared = new TrainedInput(5, "UInt16", false, List.of(4, 2, 1), 10);
        SceneInput input = SceneInput.of(
                ramp(5, SampleType.UINT16, 10, Optional.empty()), Optional.of(infrared), SceneInput.Choice.NONE);
        assertEquals(4, input.rendering().red());
        assertEquals(2, input.rendering().green());
    }

    @Test
    void pixelsOfAnotherSizeOnTheGroundAreTold() {
        SceneInfo coarse =
                ramp(3, SampleType.UINT8, 1, Optional.of(new double[] {10, 10})).info();
        String sentence = SceneInput.groundNote(coarse, Optional.of(PHOTOS), 1).orElseThrow();
        assertTrue(sentence.contains("10 m") && sentence.contains("33.3 times smaller"), sentence);
        assertTrue(SceneInput.groundNote(coarse, Optional.of(PHOTOS), 33).isEmpty());
        assertTrue(SceneInput.groundNote(coarse, Optional.empty(), 1).isEmpty());
    }
}
