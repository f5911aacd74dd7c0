package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.data.TrainingSample;
import org.nadir.geometry.OrientedBox;

class RotatedMapTest {
    private static final List<String> ONE = List.of("ship");

    @Test
    void truthAgainstItselfIsExactlyOne() {
        List<TruthBox> truths = new ArrayList<>();
        List<ScoredBox> detections = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            OrientedBox box = new OrientedBox(37.3 * i, 11 * i, 20 + i, 3 + 0.7 * i, 0.3 * i);
            truths.add(new TruthBox("image" + i % 3, box, i % 2, false));
            detections.add(new ScoredBox("image" + i % 3, box, i % 2, 1));
        }
        for (ApStyle style : ApStyle.values()) {
            MapResult result = RotatedMap.evaluate(detections, truths, List.of("a", "b"), style);
            assertEquals(1.0, result.map50());
            assertEquals(1.0, result.map75());
            assertEquals(1.0, result.map5095());
        }
    }

    @Test
    void aShiftOfThreeTenthsCountsAtHalfAndBelowThatAlone() {
        // 10 x 10 moved by 3: shared 70, union 130, IoU 0.538; a hit at the first of the ten thresholds
        List<TruthBox> truths = List.of(truth(0, 0, false));
        ScoredBox moved = new ScoredBox("a", new OrientedBox(3, 0, 10, 10, 0), 0, 1);
        MapResult result = RotatedMap.evaluate(List.of(moved), truths, ONE, ApStyle.VOC12);
        assertEquals(1, result.map50());
        assertEquals(0, result.map75());
        assertEquals(0.1, result.map5095(), 1e-12);
    }

    @Test
    void theCocoStyleTakesThePrecisionAtAHundredAndOneRecalls() {
        List<TruthBox> truths = List.of(truth(0, 0, false), truth(100, 0, false));
        List<ScoredBox> detections = List.of(hit(0, 0, 0.9), hit(50, 0, 0.8), hit(100, 0, 0.7));
        // precision 1 at the recalls 0 .. 0.5 (51 of them), 2/3 at the other 50
        MapResult result = RotatedMap.evaluate(detections, truths, ONE, ApStyle.COCO);
        assertEquals((51 + 50 * 2 / 3.0) / 101, result.map50(), 1e-12);
        assertEquals(
                result.map50(),
                RotatedMap.evaluateAll(detections, truths, ONE)
                        .get(ApStyle.COCO)
                        .map50());
    }

    @Test
    void everyFurtherDetectionOfATruthIsAFalseAlarm() {
        List<TruthBox> truths = List.of(truth(0, 0, false), truth(100, 0, false));
        List<ScoredBox> detections = List.of(hit(0, 0, 0.9), hit(0, 0, 0.8), hit(100, 0, 0.7));
        // precision 1 at recall 0.5, then 1/2, then 2/3 at recall 1
        assertEquals(
                0.5 * 1 + 0.5 * 2 / 3,
                RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC12).map50(),
                1e-12);
        assertEquals(
                (6 * 1 + 5 * 2 / 3.0) / 11,
                RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC07).map50(),
                1e-12);
    }

    @Test
    void missedTruthsLowerTheRecall() {
        List<TruthBox> truths = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            truths.add(truth(100 * i, 0, false));
        }
        List<ScoredBox> detections = List.of(hit(0, 0, 0.9), hit(100, 0, 0.8), hit(200, 0, 0.7));
        assertEquals(
                0.3, RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC12).map50(), 1e-12);
        // recall 0.3 reaches the points 0, 0.1, 0.2 and 0.3
        assertEquals(
                4.0 / 11,
                RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC07).map50(),
                1e-12);
    }

    @Test
    void equalScoresKeepTheOrderOfTheList() {
        List<TruthBox> truths = List.of(truth(0, 0, false));
        List<ScoredBox> hitFirst = List.of(hit(0, 0, 0.5), hit(500, 0, 0.5));
        List<ScoredBox> hitLast = List.of(hit(500, 0, 0.5), hit(0, 0, 0.5));
        assertEquals(
                1.0, RotatedMap.evaluate(hitFirst, truths, ONE, ApStyle.VOC12).map50());
        assertEquals(
                0.5, RotatedMap.evaluate(hitLast, truths, ONE, ApStyle.VOC12).map50());
    }

    @Test
    void difficultTruthsNeitherCountNorPunish() {
        List<TruthBox> truths = List.of(truth(0, 0, false), truth(100, 0, true));
        List<ScoredBox> detections = List.of(hit(100, 0, 0.9), hit(100, 0, 0.8), hit(0, 0, 0.7));
        MapResult result = RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC12);
        assertEquals(1.0, result.map50());
        assertEquals(1, result.classes().get("ship").truths());
        assertEquals(3, result.classes().get("ship").detections());
    }

    @Test
    void detectionsInAnIgnoredRegionAreLeftOutWhateverTheirClass() {
        TruthBox region = new TruthBox("a", new OrientedBox(500, 500, 300, 300, 0), TrainingSample.IGNORED, true);
        List<TruthBox> truths = List.of(truth(0, 0, false), region);
        List<ScoredBox> detections = List.of(hit(500, 480, 0.9), hit(0, 0, 0.7));
        assertEquals(
                1.0, RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC12).map50());
    }

    @Test
    void classesWithoutTruthsAreLeftOutOfTheMean() {
        ScoredBox stray = new ScoredBox("a", new OrientedBox(0, 0, 10, 10, 0), 1, 0.9);
        MapResult result = RotatedMap.evaluate(
                List.of(stray, hit(0, 0, 0.5)), List.of(truth(0, 0, false)), List.of("ship", "plane"), ApStyle.VOC12);
        assertEquals(1.0, result.map50());
        assertTrue(Double.isNaN(result.classes().get("plane").ap50()));
        assertEquals(1, result.classes().get("plane").detections());
    }

    @Test
    void aClassNobodyFoundHasZero() {
        MapResult result = RotatedMap.evaluate(List.of(), List.of(truth(0, 0, false)), ONE, ApStyle.VOC07);
        assertEquals(0.0, result.map50());
    }

    @Test
    void withoutAnyTruthThereIsNoMean() {
        assertTrue(Double.isNaN(RotatedMap.evaluate(List.of(hit(0, 0, 1)), List.of(), ONE, ApStyle.VOC12)
                .map50()));
    }

    @Test
    void boxesOfOtherImagesAndClassesDoNotMatch() {
        TruthBox truth = truth(0, 0, false);
        ScoredBox elsewhere = new ScoredBox("b", truth.box(), 0, 0.9);
        ScoredBox other = new ScoredBox("a", truth.box(), 1, 0.9);
        MapResult result =
                RotatedMap.evaluate(List.of(elsewhere, other), List.of(truth), List.of("ship", "car"), ApStyle.VOC12);
        assertEquals(0.0, result.map50());
    }

    @Test
    void curveHasAPointForEachObjectFound() {
        List<TruthBox> truths = List.of(truth(0, 0, false), truth(100, 0, false));
        List<ScoredBox> detections = List.of(hit(0, 0, 0.9), hit(300, 0, 0.8), hit(100, 0, 0.7));
        List<PrecisionRecall> curve = RotatedMap.evaluate(detections, truths, ONE, ApStyle.VOC12)
                .classes()
                .get("ship")
                .curve();
        assertEquals(List.of(new PrecisionRecall(0.5, 1, 0.9), new PrecisionRecall(1, 2 / 3.0, 0.7)), curve);
    }

    @Test
    void aLabelOutsideOfTheClassesIsADefect() {
        ScoredBox stray = new ScoredBox("a", new OrientedBox(0, 0, 10, 10, 0), 7, 0.9);
        assertThrows(
                IllegalArgumentException.class,
                () -> RotatedMap.evaluate(List.of(stray), List.of(), ONE, ApStyle.VOC12));
    }

    private static TruthBox truth(double x, double y, boolean difficult) {
        return new TruthBox("a", new OrientedBox(x, y, 10, 10, 0), 0, difficult);
    }

    private static ScoredBox hit(double x, double y, double score) {
        return new ScoredBox("a", new OrientedBox(x, y, 10, 10, 0), 0, score);
    }
}
