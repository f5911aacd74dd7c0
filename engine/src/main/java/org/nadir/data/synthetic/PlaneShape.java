package org.nadir.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures of an aeroplane type in metres; sweep in radians, wing root as the share of the length behind the nose.
 * Rounded from published three-view drawings of common types.
 */
record PlaneShape(
        Type type,
        double length,
        double span,
        double diameter,
        double sweep,
        double rootChord,
        double tipChord,
        double wingRoot) {
    /** Families that differ in outline, engines and size. */
    enum Type {
        AIRLINER,
        WIDE_BODY,
        BUSINESS_JET,
        TURBOPROP,
        LIGHT,
        FIGHTER
    }

    static PlaneShape of(Type type, double scale) {
        return switch (type) {
            case AIRLINER -> scaled(type, scale, 37.6, 34.5, 4.0, 0.45, 7.2, 1.6, 0.36);
            case WIDE_BODY -> scaled(type, scale, 63, 60.5, 6.1, 0.56, 13.0, 2.6, 0.32);
            case BUSINESS_JET -> scaled(type, scale, 19.5, 18.6, 2.3, 0.50, 4.2, 1.2, 0.42);
            case TURBOPROP -> scaled(type, scale, 27.2, 27, 2.8, 0.05, 2.9, 1.6, 0.40);
            case LIGHT -> scaled(type, scale, 8.3, 11.0, 1.2, 0.02, 1.65, 1.2, 0.24);
            case FIGHTER -> scaled(type, scale, 15.2, 9.8, 1.7, 0.75, 6.6, 1.2, 0.36);
        };
    }

    private static PlaneShape scaled(Type type, double scale, double... m) {
        return new PlaneShape(type, m[0] * scale, m[1] * scale, m[2] * scale, m[3], m[4] * scale, m[5] * scale, m[6]);
    }

    boolean military() {
        return type == Type.FIGHTER;
    }

    /** Distance behind the middle of the leading edge of the wing at the root and at the tip. */
    private double leading(double y) {
        return length * (0.5 - wingRoot) - Math.tan(sweep) * Math.max(0, y - diameter * 0.3);
    }

    Path2D fuselage() {
        double nose = length / 2;
        double r = diameter / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(nose, 0);
        path.curveTo(nose - 0.05 * r, -0.55 * r, nose - 1.2 * r, -r, nose - 2.6 * r, -r);
        path.lineTo(-nose + length * 0.3, -r);
        path.curveTo(-nose + length * 0.14, -r * 0.85, -nose + length * 0.05, -r * 0.35, -nose, -r * 0.12);
        path.lineTo(-nose, r * 0.12);
        path.curveTo(-nose + length * 0.05, r * 0.35, -nose + length * 0.14, r * 0.85, -nose + length * 0.3, r);
        path.lineTo(nose - 2.6 * r, r);
        path.curveTo(nose - 1.2 * r, r, nose - 0.05 * r, 0.55 * r, nose, 0);
        path.closePath();
        return path;
    }

    Path2D wings() {
        double root = diameter * 0.3;
        double tip = span / 2;
        double kink = root + (tip - root) * 0.36;
        double trailing = leading(root) - rootChord;
        double kinkTrailing = type == Type.AIRLINER || type == Type.WIDE_BODY
                ? trailing + rootChord * 0.04
                : trailing - (trailing - leading(tip) + tipChord) * 0.36;
        return Outline.mirrored(
                leading(root) + rootChord * 0.12,
                root,
                leading(root + diameter * 0.35) + rootChord * 0.01,
                root + diameter * 0.35,
                leading(tip),
                tip,
                leading(tip) - tipChord,
                tip,
                kinkTrailing,
                kink,
                trailing,
                root);
    }

    Path2D tail() {
        double half = span * (type == Type.LIGHT ? 0.165 : type == Type.FIGHTER ? 0.30 : 0.185);
        double chord = rootChord * (type == Type.FIGHTER ? 0.36 : type == Type.LIGHT ? 0.6 : 0.5);
        double front = -length * 0.5 + chord * 1.25;
        double back = Math.tan(sweep) * half * 0.95;
        double tipBack = Math.max(front - back - chord * 0.42, -length * 0.53);
        return Outline.mirrored(front, 0, front - back, half, tipBack, half, front - chord, 0);
    }

    /** The rear half of the wing's surface on one side, whose slope is lit apart: four corners. */
    double[] wingLines(int side) {
        double root = diameter * 0.4;
        double tip = span / 2 * 0.985;
        return new double[] {
            leading(root),
            side * root,
            leading(tip),
            side * tip,
            leading(tip) - tipChord * 0.5,
            side * tip,
            leading(root) - rootChord * 0.5,
            side * root
        };
    }

    double[] flapLine(int side) {
        double root = diameter * 0.55;
        double tip = span / 2 * 0.9;
        return new double[] {leading(root) - rootChord * 0.76, side * root, leading(tip) - tipChord * 0.72, side * tip};
    }

    List<Shape> engines() {
        List<Shape> found = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            switch (type) {
                case AIRLINER -> found.add(nacelle(side * span * 0.17, 0.60));
                case WIDE_BODY -> {
                    found.add(nacelle(side * span * 0.16, 0.55));
                    found.add(nacelle(side * span * 0.31, 0.50));
                }
                case BUSINESS_JET ->
                    found.add(Outline.rounded(
                            Outline.box(-length * 0.22, side * diameter * 0.82, length * 0.19, diameter * 0.52), 0.4));
                case TURBOPROP -> found.add(nacelle(side * span * 0.16, 0.50));
                default -> {
                    // the engine is inside the fuselage
                }
            }
        }
        return found;
    }

    private Shape nacelle(double y, double size) {
        double width = diameter * size;
        double long_ = width * 2.1;
        double middle = leading(Math.abs(y)) + long_ * 0.22;
        return Outline.rounded(Outline.box(middle, y, long_, width), width * 0.35);
    }

    List<Shape> propellers() {
        List<Shape> found = new ArrayList<>();
        if (type == Type.LIGHT) {
            found.add(Outline.box(length * 0.485, 0, 0.12, 1.9));
        } else if (type == Type.TURBOPROP) {
            for (Shape engine : engines()) {
                found.add(Outline.box(
                        engine.getBounds2D().getMaxX(), engine.getBounds2D().getCenterY(), 0.35, diameter * 1.35));
            }
        }
        return found;
    }
}
