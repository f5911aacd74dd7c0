package org.nadir.data;

import java.util.List;
import org.nadir.geometry.OrientedBox;

/** The mirror images of a sample. Pixels and boxes move by the same exact map: x' = width - x, y' = height - y. */
public enum Flip {
    /** Left and right change places. */
    HORIZONTAL(true, false),
    /** Top and bottom change places. */
    VERTICAL(false, true),
    /** Both, which is half a turn (what MMRotate calls diagonal). */
    DIAGONAL(true, true);

    private final boolean mirrorX;
    private final boolean mirrorY;

    Flip(boolean mirrorX, boolean mirrorY) {
        this.mirrorX = mirrorX;
        this.mirrorY = mirrorY;
    }

    public TrainingSample apply(TrainingSample sample) {
        Pixels pixels = sample.pixels();
        List<OrientedBox> boxes = sample.boxes().stream()
                .map(box -> box(box, new ImageSize(pixels.width(), pixels.height())))
                .toList();
        return new TrainingSample(sample.name(), pixels(pixels), boxes, sample.labels(), sample.difficult());
    }

    /** Where a box of an image of this size comes to lie. */
    public OrientedBox box(OrientedBox box, ImageSize size) {
        double cx = mirrorX ? size.width() - box.cx() : box.cx();
        double cy = mirrorY ? size.height() - box.cy() : box.cy();
        double angle = mirrorX == mirrorY ? box.angle() : -box.angle();
        return new OrientedBox(cx, cy, box.width(), box.height(), angle);
    }

    private Pixels pixels(Pixels from) {
        int width = from.width();
        int height = from.height();
        byte[] source = from.rgb();
        byte[] target = new byte[source.length];
        for (int y = 0; y < height; y++) {
            int line = (mirrorY ? height - 1 - y : y) * width * 3;
            int to = y * width * 3;
            if (!mirrorX) {
                System.arraycopy(source, line, target, to, width * 3);
                continue;
            }
            for (int at = line + (width - 1) * 3; at >= line; at -= 3, to += 3) {
                target[to] = source[at];
                target[to + 1] = source[at + 1];
                target[to + 2] = source[at + 2];
            }
        }
        return new Pixels(width, height, target);
    }
}
