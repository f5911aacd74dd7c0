package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochWindowTest {
    private final EpochWindow window = new EpochWindow();

    @BeforeEach
    void hundredEpochs() {
        window.epochs(100);
    }

    @Test
    void showsAllEpochsAtFirst() {
        assertTrue(window.showsAll());
        assertEquals(new EpochWindow.View(0, 100), window.view());
    }

    @Test
    void zoomingKeepsTheEpochUnderTheMouseInItsPlace() {
        window.zoom(2, 40);
        assertEquals(new EpochWindow.View(20, 50), window.view());
    }

    @Test
    void zoomingOutEndsAtAllEpochs() {
        window.zoom(4, 90);
        window.zoom(0.1, 3);
        assertEquals(new EpochWindow.View(0, 100), window.view());
    }

    @Test
    void sixEpochsAreTheFewest() {
        window.zoom(1000, 0);
        assertEquals(6, window.view().span(), 1e-9);
    }

    @Test
    void scrollingEndsAtTheLastEpoch() {
        window.zoom(2, 0);
        window.scrollTo(80);
        assertEquals(50, window.view().from());
    }

    @Test
    void movesAsLittleAsNeededToShowAnEpoch() {
        window.zoom(10, 0);
        window.reveal(12);
        assertEquals(3, window.view().from(), 1e-9);
        window.reveal(5);
        assertEquals(3, window.view().from(), 1e-9);
        window.reveal(1);
        assertEquals(1, window.view().from(), 1e-9);
    }

    @Test
    void aShorterRunStaysInSight() {
        window.zoom(2, 100);
        window.epochs(20);
        assertEquals(new EpochWindow.View(10, 10), window.view());
        window.epochs(4);
        assertEquals(new EpochWindow.View(0, 4), window.view());
    }
}
