package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineModelTest {
    private static final CellState F = CellState.FROZEN;
    private static final CellState T = CellState.TRAINED;

    private final TimelineModel model = new TimelineModel(List.of("Stem", "Stage 1", "Heads"), 4);

    @Test
    void nothingIsKnownAtFirst() {
        assertEquals(CellState.UNKNOWN, model.state(2, 3));
        assertEquals(-1, model.currentEpoch());
        assertEquals(Optional.empty(), model.digest(0));
    }

    @Test
    void everyChangeRaisesTheRevision() {
        long before = model.revisionProperty().get();
        model.set(0, 0, F);
        model.currentEpoch(1);
        model.digest(0, "3fa9");
        assertEquals(before + 3, model.revisionProperty().get());
    }

    @Test
    void anEpochBeyondTheEndMakesTheTimelineLonger() {
        model.set(0, 3, F);
        model.column(6, List.of(F, T, T));
        assertEquals(7, model.epochs());
        assertEquals(F, model.state(0, 3));
        assertEquals(T, model.state(1, 6));
        assertEquals(CellState.UNKNOWN, model.state(1, 5));
    }

    @Test
    void aColumnNeedsOneStatePerRow() {
        assertThrows(IllegalArgumentException.class, () -> model.column(0, List.of(F)));
    }

    @Test
    void aSnapshotDoesNotChangeAnyMore() {
        TimelineSnapshot before = model.snapshot();
        model.set(0, 0, F);
        assertEquals(CellState.UNKNOWN, before.state(0, 0));
    }

    @Test
    void neighboursOfOneStateAreOneSpan() {
        model.fill(0, 0, 3, F);
        List<TimelineSnapshot.Span> spans = new ArrayList<>();
        model.snapshot().forEachSpan(spans::add);
        assertEquals(4, spans.size());
        assertEquals(new TimelineSnapshot.Span(0, 0, 3, F, false), spans.get(0));
        assertEquals(new TimelineSnapshot.Span(0, 3, 4, CellState.UNKNOWN, false), spans.get(1));
    }

    @Test
    void whatStandsStillIsToldInAFewWords() {
        model.column(0, List.of(F, F, T));
        model.column(1, List.of(T, T, T));
        model.column(2, List.of(F, T, F));
        assertEquals("stem to stage 1 frozen", model.summary(0));
        assertEquals("nothing frozen", model.summary(1));
        assertEquals("stem, heads frozen", model.summary(2));
        assertEquals("", model.summary(3));
        assertEquals("", model.summary(99));
    }

    @Test
    void theDigestSaysWhetherTheWeightsStoodStill() {
        TimelineModel model = new TimelineModel(List.of("stem"), 4);
        model.digest(0, "aa");
        model.digest(1, "aa");
        model.digest(2, "bb");
        assertEquals("Backbone aa", model.digestWords(0));
        assertEquals("Backbone aa, as before", model.digestWords(1));
        assertEquals("Backbone bb, changed", model.digestWords(2));
        assertEquals("", model.digestWords(3));
    }

    @Test
    void changesMadeTogetherRaiseTheRevisionOnce() {
        long before = model.revisionProperty().get();
        model.together(() -> {
            model.set(0, 0, F);
            model.lock(0, true);
            model.costs(List.of(new TimelineModel.EpochCost(0.4, "40 %")));
        });
        assertEquals(before + 1, model.revisionProperty().get());
    }

    @Test
    void aLockedRowKeepsItsStatesAndIsASpanOfItsOwn() {
        model.fill(0, 0, 4, F);
        model.lock(0, true);
        assertEquals(F, model.state(0, 2));
        List<TimelineSnapshot.Span> spans = new ArrayList<>();
        model.snapshot().forEachSpan(spans::add);
        assertEquals(new TimelineSnapshot.Span(0, 0, 4, F, true), spans.get(0));
        assertEquals("Stem, epoch 3 of 4: frozen, fixed", model.words(new TimelineCell(0, 2)));
    }
}
