package org.nadir.viewer.map;

import java.util.Arrays;

/**
 * Draws smooth lines and dots into INT_ARGB_PRE pixels. Made for thousands of short lines, which a canvas strokes one
 * shape at a time; gives the same pixels on every machine, with or without a toolkit. A pixel is covered by how far its
 * centre lies inside of the line's outline, so that ends are round and corners of boxes close. One thread only.
 */
public final class LinePainter {
    private final int width;
    private final int height;
    private final int[] pixels;

    /** Draws into {@code pixels}, row by row, of {@code width * height}. */
    public LinePainter(int width, int height, int[] pixels) {
        if (pixels.length < width * height) {
            throw new IllegalArgumentException("Too few pixels for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** How a line looks: width in pixels, colour as plain (not premultiplied) ARGB, dashes of this length or 0. */
    public record Pen(double width, int argb, double dash) {
        public static Pen solid(double width, int argb) {
            return new Pen(width, argb, 0);
        }
    }

    /** Makes all pixels transparent. */
    void clear() {
        Arrays.fill(pixels, 0, width * height, 0);
    }

    /** Draws the closed outline of a polygon given as x0, y0, x1, y1 ... */
    public void polygon(double[] corners, Pen pen) {
        int n = corners.length;
        for (int i = 0; i < n; i += 2) {
            line(new Segment(corners[i], corners[i + 1], corners[(i + 2) % n], corners[(i + 3) % n]), pen);
        }
    }

    void line(Segment line, Pen pen) {
        double reach = pen.width() / 2 + 1;
        if (Math.max(line.x0(), line.x1()) < -reach
                || Math.max(line.y0(), line.y1()) < -reach
                || Math.min(line.x0(), line.x1()) > width + reach
                || Math.min(line.y0(), line.y1()) > height + reach) {
            return;
        }
        if (pen.dash() > 0) {
            dashed(line, pen);
        } else {
            stroke(line, pen.width() / 2, pen.argb());
        }
    }

    /** Fills a square of this side about a point, aligned to pixels. */
    void dot(double x, double y, int side, int argb) {
        int left = (int) Math.round(x - side / 2.0);
        int top = (int) Math.round(y - side / 2.0);
        for (int row = Math.max(0, top); row < Math.min(height, top + side); row++) {
            for (int column = Math.max(0, left); column < Math.min(width, left + side); column++) {
                blend(row * width + column, argb, 256);
            }
        }
    }

    /**
     * A small rectangle: centre, half sides and the direction of its first side. Its outline is drawn in one pass over
     * the pixels of its bounds, which beats four lines as long as those are few.
     */
    record SmallBox(double cx, double cy, double halfWidth, double halfHeight, double cos, double sin) {
        double reachX() {
            return Math.abs(halfWidth * cos) + Math.abs(halfHeight * sin);
        }

        double reachY() {
            return Math.abs(halfWidth * sin) + Math.abs(halfHeight * cos);
        }
    }

    void outline(SmallBox box, double lineWidth, int argb) {
        double edge = lineWidth / 2 + 0.5;
        int left = (int) Math.max(0, Math.floor(box.cx() - box.reachX() - edge));
        int right = (int) Math.min(width - 1, Math.floor(box.cx() + box.reachX() + edge));
        int top = (int) Math.max(0, Math.floor(box.cy() - box.reachY() - edge));
        int bottom = (int) Math.min(height - 1, Math.floor(box.cy() + box.reachY() + edge));
        for (int y = top; y <= bottom; y++) {
            double dy = y + 0.5 - box.cy();
            double u = (left + 0.5 - box.cx()) * box.cos() + dy * box.sin();
            double v = dy * box.cos() - (left + 0.5 - box.cx()) * box.sin();
            for (int x = left; x <= right; x++) {
                double outside = Math.max(Math.abs(u) - box.halfWidth(), Math.abs(v) - box.halfHeight());
                double cover = edge - Math.abs(outside);
                if (cover > 0) {
                    blend(y * width + x, argb, cover >= 1 ? 256 : (int) (cover * 256));
                }
                u += box.cos();
                v -= box.sin();
            }
        }
    }

    /** From one point to another. */
    record Segment(double x0, double y0, double x1, double y1) {
        double length() {
            return Math.hypot(x1 - x0, y1 - y0);
        }

        Segment part(double from, double to) {
            double length = length();
            double ux = (x1 - x0) / length;
            double uy = (y1 - y0) / length;
            return new Segment(x0 + ux * from, y0 + uy * from, x0 + ux * to, y0 + uy * to);
        }
    }

    private void dashed(Segment line, Pen pen) {
        double length = line.length();
        // an odd number of halves: every side of a box starts and ends with a dash, so that corners stay visible
        int halves = 2 * (int) Math.max(1, Math.round(length / pen.dash() / 2)) + 1;
        double each = length / halves;
        for (int i = 0; i < halves; i += 2) {
            Segment dash = halves <= 3 && length < 2 * pen.dash() ? line : line.part(i * each, (i + 1) * each);
            stroke(dash, pen.width() / 2, pen.argb());
        }
    }

    /** Walks along the axis in which the line is longer, and across it only as far as the line is wide. */
    private void stroke(Segment line, double half, int argb) {
        boolean steep = Math.abs(line.y1() - line.y0()) > Math.abs(line.x1() - line.x0());
        Walk walk = steep
                ? new Walk(line.y0(), line.x0(), line.y1() - line.y0(), line.x1() - line.x0())
                : new Walk(line.x0(), line.y0(), line.x1() - line.x0(), line.y1() - line.y0());
        int strideAlong = steep ? width : 1;
        int strideAcross = steep ? 1 : width;
        double edge = half + 0.5;
        double reach = edge * walk.stretch();
        int last = (int) Math.min((steep ? height : width) - 1, Math.floor(walk.most() + edge));
        int limit = (steep ? width : height) - 1;
        for (int a = (int) Math.max(0, Math.floor(walk.least() - edge)); a <= last; a++) {
            double da = a + 0.5 - walk.a0();
            double middle = walk.middle(da);
            int to = (int) Math.min(limit, Math.floor(middle + reach));
            for (int b = (int) Math.max(0, Math.floor(middle - reach)); b <= to; b++) {
                double cover = edge - walk.distance(da, b + 0.5 - walk.b0());
                if (cover > 0) {
                    blend(a * strideAlong + b * strideAcross, argb, cover >= 1 ? 256 : (int) (cover * 256));
                }
            }
        }
    }

    /** A segment seen along its longer axis a: where it starts and how far it goes along (a) and across (b). */
    private record Walk(double a0, double b0, double along, double across, double inverse, double slope) {
        Walk(double a0, double b0, double along, double across) {
            this(a0, b0, along, across, 1 / Math.max(1e-9, Math.hypot(along, across)), along == 0 ? 0 : across / along);
        }

        double least() {
            return Math.min(a0, a0 + along);
        }

        double most() {
            return Math.max(a0, a0 + along);
        }

        /** How much wider a cut across is than the line. */
        double stretch() {
            return Math.sqrt(1 + slope * slope);
        }

        double middle(double da) {
            return b0 + Math.max(Math.min(0, across), Math.min(Math.max(0, across), da * slope));
        }

        /** Distance of a point, given from the start, to the segment. */
        double distance(double da, double db) {
            double t = (da * along + db * across) * inverse * inverse;
            if (t >= 0 && t <= 1) {
                return Math.abs(da * across - db * along) * inverse;
            }
            double ea = t < 0 ? da : da - along;
            double eb = t < 0 ? db : db - across;
            return Math.sqrt(ea * ea + eb * eb);
        }
    }

    /** Lays a colour over a pixel; {@code cover} in 0..256. */
    private void blend(int at, int argb, int cover) {
        int alpha = (argb >>> 24) * cover >> 8;
        if (alpha == 255) {
            pixels[at] = argb;
        } else {
            pixels[at] = scaled(argb | 0xFF000000, alpha) + scaled(pixels[at], 255 - alpha);
        }
    }

    /** All four channels times {@code part / 255}, two at a time; exact to one half, so that two parts never carry. */
    private static int scaled(int argb, int part) {
        int redBlue = (argb & 0xFF00FF) * part + 0x7F007F;
        int alphaGreen = (argb >>> 8 & 0xFF00FF) * part + 0x7F007F;
        redBlue = redBlue + 0x10001 + (redBlue >>> 8 & 0xFF00FF) >>> 8 & 0xFF00FF;
        alphaGreen = alphaGreen + 0x10001 + (alphaGreen >>> 8 & 0xFF00FF) & 0xFF00FF00;
        return alphaGreen | redBlue;
    }
}
