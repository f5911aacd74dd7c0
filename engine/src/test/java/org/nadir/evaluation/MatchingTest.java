package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.data.TrainingSample;
import org.nadir.geometry.OrientedBox;

class MatchingTest {
    private static final List<String> CLASSES = List.of("ship", "plane");

    private static TruthBox truth(double x, int label) {
        return new TruthBox("a", box(x), label, label < 0);
    }

    private static ScoredBox found(double x, int label, double score) {
        return new ScoredBox("a", box(x), label, score);
    }

    private static OrientedBox box(double x) {
        return new OrientedBox(x, 0, 20, 10, 0);
    }

    private static Matching match(List<ScoredBox> detections, List<TruthBox> truths) {
        return Matching.of(detections, truths, CLASSES, MatchRule.DEFAULT);
    }

    private static List<Outcome> outcomes(Matching matching) {
        return matching.images().get(0).boxes().stream()
                .map(MatchedBox::outcome)
                .toList();
    }

    @Test
    void theSurestDetectionOfAnObjectIsTheHitAndTheOthersAreDuplicates() {
        Matching matching = match(List.of(found(1, 0, 0.7), found(0, 0, 0.9)), List.of(truth(0, 0)));
        assertEquals(List.of(Outcome.HIT, Outcome.DUPLICATE), outcomes(matching));
        assertEquals(0.9, matching.images().get(0).boxes().get(0).score());
    }

    @Test
    void aHitCarriesItsObjectAndTheirOverlap() {
        // 20 x 10 moved by 2 along: shared 180, union 220
        MatchedBox hit = match(List.of(found(2, 0, 0.9)), List.of(truth(0, 0)))
                .images()
                .get(0)
                .boxes()
                .get(0);
        assertEquals(box(0), hit.partner().orElseThrow().box());
        assertEquals(180.0 / 220, hit.partner().orElseThrow().iou(), 1e-6);
    }

    @Test
    void anObjectTakenForAnotherClassIsMissedAndConfused() {
        Matching matching = match(List.of(found(0, 1, 0.9)), List.of(truth(0, 0)));
        assertEquals(List.of(Outcome.WRONG_CLASS, Outcome.MISSED), outcomes(matching));
        assertEquals(1, matching.confusion().count(0, 1));
        assertArrayEquals(new int[] {0, 0, 0}, matching.confusion().row(2));
    }

    @Test
    void aDetectionThatOverlapsTooLittleIsMisplaced() {
        // moved by 10: shared 100, union 300
        Matching matching = match(List.of(found(10, 0, 0.9)), List.of(truth(0, 0)));
        assertEquals(List.of(Outcome.MISPLACED, Outcome.MISSED), outcomes(matching));
        assertEquals(1, matching.confusion().count(2, 0));
        assertEquals(1, matching.confusion().count(0, 2));
    }

    @Test
    void aDetectionOfNothingIsAFalseAlarmWithoutAPartner() {
        Matching matching = match(List.of(found(500, 0, 0.9)), List.of());
        assertEquals(List.of(Outcome.FALSE_ALARM), outcomes(matching));
        assertTrue(matching.images().get(0).boxes().get(0).partner().isEmpty());
    }

    @Test
    void detectionsBelowTheScoreAreNotLookedAt() {
        Matching matching = match(List.of(found(0, 0, 0.29)), List.of(truth(0, 0)));
        assertEquals(List.of(Outcome.MISSED), outcomes(matching));
    }

    @Test
    void difficultObjectsAndIgnoredRegionsNeitherCountNorPunish() {
        TruthBox difficult = new TruthBox("a", box(100), 0, true);
        Matching matching = match(
                List.of(found(100, 0, 0.9), found(200, 1, 0.8)),
                List.of(difficult, truth(200, TrainingSample.IGNORED)));
        assertEquals(List.of(Outcome.LEFT_OUT, Outcome.LEFT_OUT), outcomes(matching));
        assertEquals(0, matching.count(Outcome.Kind.FALSE_NEGATIVE));
        assertEquals(0, matching.confusion().count(2, 0));
    }

    @Test
    void theDiagonalHoldsTheHitsEvenWhereAWrongClassIsSurer() {
        Matching matching = match(List.of(found(0, 1, 0.95), found(0, 0, 0.6)), List.of(truth(0, 0)));
        assertEquals(1, matching.confusion().count(0, 0));
        assertEquals(1, matching.confusion().count(2, 1));
        assertEquals(0, matching.confusion().count(0, 1));
    }

    @Test
    void rowsSumUpToTheObjectsAndColumnsToTheDetections() {
        List<TruthBox> truths = new ArrayList<>();
        List<ScoredBox> detections = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            truths.add(truth(7 * i, i % 2));
            detections.add(found(7 * i + i % 5, i % 3 == 0 ? 0 : 1, 0.3 + 0.0005 * i));
        }
        ConfusionMatrix confusion = match(detections, truths).confusion();
        int[] objects = new int[3];
        int[] taken = new int[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                objects[row] += confusion.count(row, column);
                taken[column] += confusion.count(row, column);
            }
        }
        assertEquals(500, objects[0]);
        assertEquals(500, objects[1]);
        assertEquals(334, taken[0]);
        assertEquals(666, taken[1]);
    }

    @Test
    void hitsAgreeWithTheRecallOfTheCurve() {
        List<TruthBox> truths = List.of(truth(0, 0), truth(100, 0), truth(200, 0));
        List<ScoredBox> detections = List.of(found(0, 0, 0.9), found(99, 0, 0.8), found(190, 0, 0.7), found(1, 0, 0.6));
        Evaluation both = Evaluation.of(detections, truths, CLASSES, MatchRule.DEFAULT);
        List<PrecisionRecall> curve =
                both.map(ApStyle.VOC12).classes().get("ship").curve();
        assertEquals(2, both.matching().count(Outcome.Kind.TRUE_POSITIVE));
        assertEquals(2 / 3.0, curve.get(curve.size() - 1).recall(), 1e-12);
    }

    @Test
    void nothingAtAllIsAnEmptyMatching() {
        Matching matching = match(List.of(), List.of());
        assertTrue(matching.images().isEmpty());
        assertEquals(0, matching.count(Outcome.Kind.FALSE_POSITIVE));
    }

    @Test
    void aLabelOutsideOfTheClassesIsADefect() {
        assertThrows(IllegalArgumentException.class, () -> match(List.of(found(0, 7, 0.9)), List.of()));
    }
}
