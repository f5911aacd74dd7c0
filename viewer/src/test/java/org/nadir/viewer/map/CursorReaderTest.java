package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorReaderTest {
    private final MapModel model = new MapModel();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<Double> read = new ArrayList<>();
    private final CursorReader reader = new CursorReader(model, background::add, Runnable::run);

    @BeforeEach
    void showAScene() {
        model.resizeView(new ViewSize(100, 100));
        model.showExtent(new SceneRect(0, 0, 100, 100));
        reader.probe((x, y) -> {
            read.add(x);
            return new MapProbe.Reading(
                    Optional.of(new CursorReadout.Position(x + 1000, y, "EPSG:32618")), List.of((float) x));
        });
    }

    private CursorReadout readout() {
        return model.readoutProperty().get().orElseThrow();
    }

    @Test
    void thePixelIsToldAtOnce() {
        reader.moved(12.5, 7);
        assertEquals(12.5, readout().x());
        assertTrue(readout().inside());
        assertEquals(List.of(), readout().values());
    }

    @Test
    void ofManyPlacesOnlyTheLatestIsRead() {
        reader.moved(1, 1);
        reader.moved(2, 1);
        reader.moved(3, 1);
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(List.of(3.0), read);
        assertEquals(List.of(3f), readout().values());
        assertEquals(1003, readout().position().orElseThrow().east());
    }

    @Test
    void theReadingOfThePreviousPlaceStaysUntilTheNextIsThere() {
        reader.moved(1, 1);
        background.remove().run();
        reader.moved(2, 1);
        assertEquals(2, readout().x());
        assertEquals(List.of(1f), readout().values());
    }

    @Test
    void outsideOfTheSceneNothingIsRead() {
        reader.moved(-1, 5);
        assertFalse(readout().inside());
        assertEquals(0, background.size());
    }

    @Test
    void aReadingThatFailsLeavesTheValuesEmpty() {
        reader.probe((x, y) -> {
            throw new IllegalStateException("closed");
        });
        reader.moved(5, 5);
        background.remove().run();
        assertEquals(List.of(), readout().values());
    }

    @Test
    void leavingTheViewEmptiesTheReadOut() {
        reader.moved(5, 5);
        reader.left();
        background.remove().run();
        assertEquals(Optional.empty(), model.readoutProperty().get());
    }
}
