package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import org.nadir.geometry.OrientedBox;

/** Turns samples clockwise on screen: by quarters without loss, by any angle with bilinear sampling. */
final class Turning {
    private Turning() {}

    /** A quarter clockwise: width and height change places, (x, y) goes to (height - y, x). */
    static TrainingSample quarter(TrainingSample sample) {
        Pixels from = sample.pixels();
        int width = from.height();
        int height = from.width();
        byte[] source = from.rgb();
        byte[] target = new byte[source.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = ((from.height() - 1 - x) * from.width() + y) * 3;
                int to = (y * width + x) * 3;
                target[to] = source[at];
                target[to + 1] = source[at + 1];
                target[to + 2] = source[at + 2];
            }
        }
        List<OrientedBox> boxes = new ArrayList<>();
        for (OrientedBox box : sample.boxes()) {
            double cx = from.height() - box.cy();
            boxes.add(new OrientedBox(cx, box.cx(), box.width(), box.height(), box.angle() + Math.PI / 2));
        }
        return new TrainingSample(
                sample.name(), new Pixels(width, height, target), boxes, sample.labels(), sample.difficult());
    }

    /**
     * About the centre by any angle (radians), the size stays; corners that nothing turns into are black. Boxes are cut at
     * the border as {@link WindowCut} says.
     */
    static TrainingSample free(TrainingSample sample, double angle, WindowCut cut) {
        Pixels from = sample.pixels();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double midX = from.width() / 2.0;
        double midY = from.height() / 2.0;
        List<OrientedBox> boxes = new ArrayList<>();
        for (OrientedBox box : sample.boxes()) {
            double dx = box.cx() - midX;
            double dy = box.cy() - midY;
            double cx = midX + dx * cos - dy * sin;
            double cy = midY + dx * sin + dy * cos;
            boxes.add(new OrientedBox(cx, cy, box.width(), box.height(), box.angle() + angle));
        }
        TrainingSample turned =
                new TrainingSample(sample.name(), turned(from, cos, sin), boxes, sample.labels(), sample.difficult());
        return cut.apply(turned);
    }

    private static Pixels turned(Pixels from, double cos, double sin) {
        int width = from.width();
        int height = from.height();
        byte[] target = new byte[from.rgb().length];
        double midX = width / 2.0;
        double midY = height / 2.0;
        int to = 0;
        for (int y = 0; y < height; y++) {
            double dy = y + 0.5 - midY;
            for (int x = 0; x < width; x++, to += 3) {
                double dx = x + 0.5 - midX;
                int colour = bilinear(from, midX + dx * cos + dy * sin - 0.5, midY + dy * cos - dx * sin - 0.5);
                target[to] = (byte) (colour >> 16);
                target[to + 1] = (byte) (colour >> 8);
                target[to + 2] = (byte) colour;
            }
        }
        return new Pixels(width, height, target);
    }

    /** The colour 0xRRGGBB at a position measured from the centre of the first pixel, black outside. */
    private static int bilinear(Pixels from, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        if (x0 < -1 || y0 < -1 || x0 >= from.width() || y0 >= from.height()) {
            return 0;
        }
        double right = x - x0;
        double down = y - y0;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            double upper = value(from, x0, y0, channel) * (1 - right) + value(from, x0 + 1, y0, channel) * right;
            double lower =
                    value(from, x0, y0 + 1, channel) * (1 - right) + value(from, x0 + 1, y0 + 1, channel) * right;
            colour = colour << 8 | (int) (upper * (1 - down) + lower * down + 0.5);
        }
        return colour;
    }

    private static int value(Pixels from, int x, int y, int channel) {
        boolean inside = x >= 0 && y >= 0 && x < from.width() && y < from.height();
        return inside ? from.value(x, y, channel) : 0;
    }
}
