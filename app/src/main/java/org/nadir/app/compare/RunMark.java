package org.nadir.app.compare;

import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import org.nadir.base.LineLook;
import org.nadir.viewer.style.Palette;

/** The sign of a run beside its name: a dot in its colour, or a piece of its line where that is dashed. */
final class RunMark {
    private static final double RADIUS = 5;
    private static final double LENGTH = 18;

    private RunMark() {}

    static Node of(LineLook look) {
        if (look.dashes() == LineLook.Dashes.SOLID) {
            return new Circle(RADIUS, Palette.fx(look.argb()));
        }
        Line line = new Line(0, 0, LENGTH, 0);
        line.setStroke(Palette.fx(look.argb()));
        line.setStrokeWidth(3);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        look.dashes().lengths().forEach(length -> line.getStrokeDashArray().add((double) length));
        return line;
    }
}
