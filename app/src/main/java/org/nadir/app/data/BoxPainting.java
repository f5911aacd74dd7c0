package org.nadir.app.data;

import java.util.ArrayList;
import java.util.List;
import org.nadir.data.Annotation;
import org.nadir.data.LabelledImage;
import org.nadir.data.Pixels;
import org.nadir.viewer.gallery.GalleryItem;
import org.nadir.viewer.gallery.Thumbnail;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.style.Palette;

/** Pictures of labelled images with their boxes; called off the FX thread. */
final class BoxPainting {
    private BoxPainting() {}

    static List<MapBox> boxes(LabelledImage image, Palette colours) {
        List<MapBox> boxes = new ArrayList<>();
        for (int i = 0; i < image.annotations().size(); i++) {
            Annotation label = image.annotations().get(i);
            boxes.add(new MapBox(
                    i, label.box(), label.className(), colours.color(label.className()), 1, label.difficult()));
        }
        return boxes;
    }

    static Thumbnail thumbnail(GalleryItem item, int side, Palette colours) {
        LabelledImage image = ((ImageEntry) item.key()).image();
        Pixels pixels = image.pixels();
        double scale = Math.min(1, side / (double) Math.max(pixels.width(), pixels.height()));
        int width = Math.max(1, (int) Math.round(pixels.width() * scale));
        int height = Math.max(1, (int) Math.round(pixels.height() * scale));
        return new Thumbnail(width, height, shrink(pixels, width, height), scale, boxes(image, colours));
    }

    /** Averages the pixels under each pixel of the small picture, so that thin things do not vanish. */
    static int[] shrink(Pixels pixels, int width, int height) {
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * pixels.height() / height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * pixels.height() / height));
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * pixels.width() / width);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * pixels.width() / width));
                argb[y * width + x] = mean(pixels, new int[] {left, top, right, bottom});
            }
        }
        return argb;
    }

    private static int mean(Pixels pixels, int[] area) {
        int[] sums = new int[3];
        int count = 0;
        // three samples a side are enough for a thumbnail, however large the image is
        int stepX = Math.max(1, (area[2] - area[0]) / 3);
        int stepY = Math.max(1, (area[3] - area[1]) / 3);
        for (int y = area[1]; y < area[3]; y += stepY) {
            for (int x = area[0]; x < area[2]; x += stepX) {
                int at = (y * pixels.width() + x) * 3;
                for (int c = 0; c < 3; c++) {
                    sums[c] += pixels.rgb()[at + c] & 0xff;
                }
                count++;
            }
        }
        return 0xff000000 | sums[0] / count << 16 | sums[1] / count << 8 | sums[2] / count;
    }
}
