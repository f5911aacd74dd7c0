package org.nadir.viewer.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.geometry.OrientedBox;

/**
 * Boxes with their spatial index, their keys and which of them a filter lets through. A change of the filter touches
 * neither boxes nor index. Needs no toolkit; one thread only.
 */
final class BoxSet {
    private final List<MapBox> boxes;
    private final BoxIndex index;
    private final Map<Object, Integer> places = new HashMap<>();
    private final boolean[] shown;
    private int[] found = new int[256];
    private int count;

    BoxSet(List<MapBox> boxes) {
        this.boxes = List.copyOf(boxes);
        this.index = new BoxIndex(this.boxes);
        this.shown = new boolean[this.boxes.size()];
        Arrays.fill(shown, true);
        for (int i = 0; i < this.boxes.size(); i++) {
            places.put(this.boxes.get(i).key(), i);
        }
    }

    MapBox get(int place) {
        return boxes.get(place);
    }

    int size() {
        return boxes.size();
    }

    /** Lets through boxes of classes that are not hidden and with at least this score. */
    void filter(Set<String> hiddenClasses, double scoreThreshold) {
        for (int i = 0; i < shown.length; i++) {
            MapBox box = boxes.get(i);
            shown[i] = box.score() >= scoreThreshold && !hiddenClasses.contains(box.label());
        }
    }

    boolean isShown(int place) {
        return shown[place];
    }

    Optional<MapBox> find(Object key) {
        return Optional.ofNullable(places.get(key)).map(boxes::get);
    }

    /** The box of this key, when the filter lets it through. */
    Optional<MapBox> findShown(Object key) {
        return Optional.ofNullable(places.get(key)).filter(i -> shown[i]).map(boxes::get);
    }

    /** Places of the boxes that the filter lets through and that touch a rectangle, rising. */
    int[] within(SceneRect area) {
        count = 0;
        index.query(area, place -> {
            if (shown[place]) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = place;
            }
        });
        int[] places = Arrays.copyOf(found, count);
        Arrays.sort(places);
        return places;
    }

    /** The smallest box that holds a point, or whose middle lies within {@code slack} of it. */
    Optional<MapBox> at(double x, double y, double slack) {
        MapBox best = null;
        for (int place : within(new SceneRect(x - slack, y - slack, 2 * slack, 2 * slack))) {
            OrientedBox box = boxes.get(place).box();
            boolean hit = box.contains(x, y) || Math.hypot(box.cx() - x, box.cy() - y) <= slack;
            if (hit && (best == null || box.area() <= best.box().area())) {
                best = boxes.get(place);
            }
        }
        return Optional.ofNullable(best);
    }
}
