package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;

class BoxSetTest {
    private static final SceneRect ALL = new SceneRect(0, 0, 1000, 1000);

    private final BoxSet set = new BoxSet(List.of(
            box("harbour", 100, 100, 80, 60, 0.9), box("ship", 100, 100, 20, 8, 0.5), box("car", 300, 300, 2, 1, 0.3)));

    private static MapBox box(String label, double x, double y, double width, double height, double score) {
        return new MapBox(label, new OrientedBox(x, y, width, height, 0.4), label, Color.RED, score, false);
    }

    private Optional<Object> at(double x, double y, double slack) {
        return set.at(x, y, slack).map(MapBox::key);
    }

    @Test
    void ofBoxesInEachOtherTheSmallestIsHit() {
        assertEquals(Optional.of("ship"), at(101, 100, 1));
        assertEquals(Optional.of("harbour"), at(125, 110, 1));
    }

    @Test
    void aTinyBoxIsHitWithinTheSlack() {
        assertEquals(Optional.of("car"), at(303, 301, 4));
        assertEquals(Optional.empty(), at(303, 301, 1));
    }

    @Test
    void theScoreFilterHidesWhatLiesBelow() {
        set.filter(Set.of(), 0.5);
        assertArrayEquals(new int[] {0, 1}, set.within(ALL));
    }

    @Test
    void hiddenClassesAreNeitherShownNorHit() {
        set.filter(Set.of("ship"), 0);
        assertArrayEquals(new int[] {0, 2}, set.within(ALL));
        assertEquals(Optional.of("harbour"), at(101, 100, 1));
        assertEquals(Optional.empty(), set.findShown("ship"));
        assertEquals("ship", set.find("ship").orElseThrow().label());
    }
}
