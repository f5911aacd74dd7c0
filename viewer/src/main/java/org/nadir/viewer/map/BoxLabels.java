package org.nadir.viewer.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Class name and score above boxes that are large enough to bear them, on a dark chip that reads on any imagery. FX
 * thread only.
 */
final class BoxLabels {
    private static final double SMALLEST_BOX = 36;
    private static final int MOST = 150;
    private static final int MOST_LOOKED_AT = 1000;
    private static final double HEIGHT = 16;
    private static final Font FONT = Font.font(11);
    private static final Color GROUND = Color.rgb(13, 17, 23, 0.78);

    private final Map<String, Double> widths = new HashMap<>();
    private final List<Chip> placed = new ArrayList<>();

    private record Chip(double x, double y, double width) {
        boolean overlaps(Chip other) {
            return x < other.x + other.width && other.x < x + width && y < other.y + HEIGHT && other.y < y + HEIGHT;
        }
    }

    /** Labels the boxes at these places, the surest first, each where it covers no other label. */
    void paint(GraphicsContext pen, MapFrame frame, BoxSet set, int[] places) {
        double smallest = SMALLEST_BOX / frame.viewport().scale();
        List<MapBox> large = Arrays.stream(places)
                .mapToObj(set::get)
                .filter(b -> b.box().width() >= smallest)
                .limit(MOST_LOOKED_AT)
                .sorted(Comparator.comparingDouble(MapBox::score).reversed())
                .toList();
        placed.clear();
        pen.setFont(FONT);
        pen.setTextBaseline(VPos.CENTER);
        for (MapBox box : large) {
            if (placed.size() < MOST) {
                paint(pen, frame, box);
            }
        }
    }

    private void paint(GraphicsContext pen, MapFrame frame, MapBox box) {
        String text = box.dashed() ? box.label() : String.format(Locale.ROOT, "%s %.2f", box.label(), box.score());
        double width = widths.computeIfAbsent(text, BoxLabels::measured) + 14;
        double[] corners = box.box().corners();
        int top = 0;
        for (int i = 2; i < corners.length; i += 2) {
            top = corners[i + 1] < corners[top + 1] ? i : top;
        }
        double x = Math.rint(frame.toScreenX(corners[top]) - width / 2);
        double y = Math.rint(frame.toScreenY(corners[top + 1]) - HEIGHT - 4);
        Chip chip = new Chip(x, y, width);
        if (placed.stream().anyMatch(chip::overlaps)) {
            return;
        }
        placed.add(chip);
        pen.setFill(GROUND);
        pen.fillRoundRect(x, y, width, HEIGHT, 6, 6);
        pen.setFill(box.colour());
        pen.fillRoundRect(x + 4, y + 4, 3, HEIGHT - 8, 3, 3);
        pen.setFill(Color.WHITE);
        pen.fillText(text, x + 10, y + HEIGHT / 2);
    }

    private static double measured(String text) {
        Text node = new Text(text);
        node.setFont(FONT);
        return node.getLayoutBounds().getWidth();
    }
}
