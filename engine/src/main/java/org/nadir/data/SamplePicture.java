package org.nadir.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.nadir.geometry.OrientedBox;

/**
 * Draws samples with their boxes, each class in its colour and regions to be ignored in dashed white, for people who want to
 * see what a network learns from. Safe from any thread.
 */
public final class SamplePicture {
    /** Colours that people with any colour vision tell apart (Okabe and Ito 2008), without black. */
    private static final List<Color> COLOURS = List.of(
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x009E73),
            new Color(0xF0E442),
            new Color(0xD55E00),
            new Color(0xCC79A7),
            new Color(0x0072B2));

    private static final float[] DASHES = {4, 3};

    private SamplePicture() {}

    /** The colour of a class; colours come again after seven classes. */
    public static Color colour(int label) {
        return COLOURS.get(label % COLOURS.size());
    }

    public static BufferedImage of(TrainingSample sample) {
        BufferedImage picture = image(sample.pixels());
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (int i = 0; i < sample.boxes().size(); i++) {
            boolean ignored = sample.difficult()[i];
            graphics.setColor(ignored ? Color.WHITE : colour(sample.labels()[i]));
            graphics.setStroke(
                    ignored
                            ? new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
                            : new BasicStroke(2));
            graphics.draw(outline(sample.boxes().get(i)));
        }
        graphics.dispose();
        return picture;
    }

    private static BufferedImage image(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        int[] line = new int[pixels.width()];
        byte[] rgb = pixels.rgb();
        int at = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < line.length; x++, at += 3) {
                line[x] = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
            }
            image.setRGB(0, y, line.length, 1, line, 0, line.length);
        }
        return image;
    }

    private static Path2D outline(OrientedBox box) {
        double[] corners = box.corners();
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
