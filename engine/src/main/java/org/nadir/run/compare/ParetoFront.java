package org.nadir.run.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which of several points of cost and accuracy no other one beats in both. */
public final class ParetoFront {
    private ParetoFront() {}

    /** A cost, the lower the better, and an accuracy, the higher the better. */
    public record Point(double cost, double accuracy) {
        boolean known() {
            return Double.isFinite(cost) && Double.isFinite(accuracy);
        }
    }

    /**
     * Indices of the points that are not dominated, by rising cost: no other point costs at most as much and is at least as
     * accurate while better in one of the two. Equal points are on the front together; points that are not finite are not on it.
     */
    public static List<Integer> of(List<Point> points) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).known()) {
                order.add(i);
            }
        }
        order.sort(Comparator.<Integer>comparingDouble(i -> points.get(i).cost())
                .thenComparingDouble(i -> -points.get(i).accuracy()));
        List<Integer> front = new ArrayList<>();
        for (int i : order) {
            Point point = points.get(i);
            boolean dominated = front.stream()
                    .map(points::get)
                    .anyMatch(kept -> kept.accuracy() >= point.accuracy() && !kept.equals(point));
            if (!dominated) {
                front.add(i);
            }
        }
        return front;
    }
}
