package org.nadir.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * Three sheets of one block that are drawn on together in metres: colours, the surface under each pixel and the shadow
 * mask. {@link #at} gives the same sheets in the frame of a placed thing. Confined to the thread that draws the block.
 */
final class Canvas {
    private final Graphics2D colour;
    private final Graphics2D surface;
    private final Graphics2D shadow;
    private final Sun sun;
    private final double heading;
    private final double pixelsPerMetre;

    private Canvas(Graphics2D[] sheets, Sun sun, double heading, double pixelsPerMetre) {
        this.colour = sheets[0];
        this.surface = sheets[1];
        this.shadow = sheets[2];
        this.sun = sun;
        this.heading = heading;
        this.pixelsPerMetre = pixelsPerMetre;
    }

    /** The sheets (colour, surface, shadow) under {@code toPixels}, whose turn against the picture is {@code heading}. */
    static Canvas over(Graphics2D[] sheets, AffineTransform toPixels, Sun sun, double heading) {
        for (Graphics2D sheet : sheets) {
            sheet.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            sheet.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            sheet.setTransform(toPixels);
        }
        sheets[1].setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        return new Canvas(sheets, sun, heading, Math.sqrt(Math.abs(toPixels.getDeterminant())));
    }

    Canvas at(Placement place) {
        Graphics2D[] sheets = {(Graphics2D) colour.create(), (Graphics2D) surface.create(), (Graphics2D) shadow.create()
        };
        for (Graphics2D sheet : sheets) {
            sheet.translate(place.x(), place.y());
            sheet.rotate(place.heading());
        }
        return new Canvas(sheets, sun, heading + place.heading(), pixelsPerMetre);
    }

    /** The same sheets, drawn on inside a rectangle of this frame only. */
    Canvas within(Rectangle2D extent) {
        Canvas inside = at(new Placement(0, 0, 0));
        for (Graphics2D sheet : new Graphics2D[] {inside.colour, inside.surface, inside.shadow}) {
            sheet.clip(extent);
        }
        return inside;
    }

    /** False when nothing of this rectangle can lie on the sheets. */
    boolean sees(Rectangle2D reach) {
        return colour.hitClip(
                (int) Math.floor(reach.getX()),
                (int) Math.floor(reach.getY()),
                (int) Math.ceil(reach.getWidth()) + 2,
                (int) Math.ceil(reach.getHeight()) + 2);
    }

    double pixelsPerMetre() {
        return pixelsPerMetre;
    }

    /** How much a side that looks towards {@code normal} in this frame is lit, from -1 to 1. */
    double facing(double normal) {
        return sun.facing(normal + heading);
    }

    /** Lays ground of a surface: colour and texture. */
    void lay(Shape area, Surface ground) {
        colour.setPaint(ground.base());
        colour.fill(area);
        surface.setColor(new Color(ground.ordinal()));
        surface.fill(area);
    }

    /** Paints on what is there and leaves the ground's texture. */
    void mark(Shape area, Paint paint) {
        colour.setPaint(paint);
        colour.fill(area);
    }

    void markLine(Shape line, double metres, Color paint) {
        colour.setPaint(paint);
        colour.setStroke(new BasicStroke((float) metres, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        colour.draw(line);
    }

    void markLine(double[] ends, double metres, Color paint) {
        markLine(new Line2D.Double(ends[0], ends[1], ends[2], ends[3]), metres, paint);
    }

    /** Draws a standing thing: its own colours without the ground's texture. */
    void body(Shape area, Paint paint) {
        mark(area, paint);
        surface.setColor(new Color(Surface.PLAIN.ordinal()));
        surface.fill(area);
    }

    void mark(Shape area, int rgb) {
        mark(area, new Color(rgb));
    }

    void body(Shape area, int rgb) {
        body(area, new Color(rgb));
    }

    /** Casts the shadow of a solid that stands on the ground with this outline and height. */
    void cast(Shape outline, double height) {
        sweep(outline, 0, height);
    }

    /** Casts the shadow of a solid between two heights, such as a wing or a crown of leaves. */
    void sweep(Shape outline, double from, double to) {
        double dx = sun.shiftX(heading);
        double dy = sun.shiftY(heading);
        shadow.setColor(Color.WHITE);
        shadow.fill(AffineTransform.getTranslateInstance(dx * from, dy * from).createTransformedShape(outline));
        shadow.fill(AffineTransform.getTranslateInstance(dx * to, dy * to).createTransformedShape(outline));
        shadow.fill(swept(outline, new double[] {dx * from, dy * from, dx * to, dy * to}));
    }

    /** The quadrilaterals between the edges of an outline at two displacements. */
    private static Shape swept(Shape outline, double[] shift) {
        Path2D sides = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] c = new double[6];
        double[] last = new double[2];
        double[] start = new double[2];
        for (PathIterator i = outline.getPathIterator(null, 0.1); !i.isDone(); i.next()) {
            int kind = i.currentSegment(c);
            double[] to = kind == PathIterator.SEG_CLOSE ? start : c;
            if (kind == PathIterator.SEG_MOVETO) {
                start = new double[] {c[0], c[1]};
            } else {
                addSide(sides, new double[] {last[0], last[1], to[0], to[1]}, shift);
            }
            last = new double[] {to[0], to[1]};
        }
        return sides;
    }

    /** Wound the same way whatever the edge's direction, so that overlapping sides never cancel. */
    private static void addSide(Path2D sides, double[] edge, double[] shift) {
        double turn = (edge[2] - edge[0]) * (shift[3] - shift[1]) - (edge[3] - edge[1]) * (shift[2] - shift[0]);
        int first = turn >= 0 ? 0 : 2;
        int second = 2 - first;
        sides.moveTo(edge[first] + shift[0], edge[first + 1] + shift[1]);
        sides.lineTo(edge[second] + shift[0], edge[second + 1] + shift[1]);
        sides.lineTo(edge[second] + shift[2], edge[second + 1] + shift[3]);
        sides.lineTo(edge[first] + shift[2], edge[first + 1] + shift[3]);
        sides.closePath();
    }
}
