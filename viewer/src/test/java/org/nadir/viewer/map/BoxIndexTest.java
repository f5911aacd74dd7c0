package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.OrientedBox;

class BoxIndexTest {
    private static List<MapBox> boxes(int count, long seed) {
        Random random = new Random(seed);
        List<MapBox> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // one in fifty is large enough to cover many cells
            double side = i % 50 == 0 ? 900 : 5 + random.nextInt(40);
            OrientedBox box = new OrientedBox(
                    random.nextDouble() * 2000, random.nextDouble() * 1000, side, 4, random.nextDouble() * 3);
            boxes.add(new MapBox(i, box, "ship", Color.RED, 1, false));
        }
        return boxes;
    }

    private static List<Integer> found(BoxIndex index, SceneRect area) {
        List<Integer> found = new ArrayList<>();
        index.query(area, found::add);
        found.sort(null);
        return found;
    }

    @Test
    void aQueryFindsWhatASearchThroughAllFindsAndEachOnce() {
        List<MapBox> boxes = boxes(700, 5);
        BoxIndex index = new BoxIndex(boxes);
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            SceneRect area = new SceneRect(
                    random.nextDouble() * 2400 - 200, random.nextDouble() * 1200 - 100, random.nextInt(600), 80);
            List<Integer> expected = new ArrayList<>();
            for (int b = 0; b < boxes.size(); b++) {
                Bounds bounds = boxes.get(b).box().bounds();
                if (bounds.intersects(new Bounds(area.x(), area.y(), area.maxX(), area.maxY()))) {
                    expected.add(b);
                }
            }
            assertEquals(expected, found(index, area));
        }
    }

    @Test
    void noBoxesAreNoTrouble() {
        assertEquals(List.of(), found(new BoxIndex(List.of()), new SceneRect(0, 0, 10, 10)));
    }

    @Test
    void boxesAtOnePlaceAreAllFound() {
        MapBox box = new MapBox("a", new OrientedBox(5, 5, 2, 1, 0), "ship", Color.RED, 1, false);
        assertEquals(List.of(0, 1, 2), found(new BoxIndex(List.of(box, box, box)), new SceneRect(0, 0, 10, 10)));
    }
}
