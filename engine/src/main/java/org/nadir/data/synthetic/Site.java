package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

/** A place being laid out: the ground it starts from and the things on it in drawing order. */
final class Site {
    private final Surface ground;
    private final List<Feature> features = new ArrayList<>();
    private final List<Craft> crafts = new ArrayList<>();

    Site(Surface ground) {
        this.ground = ground;
    }

    Surface ground() {
        return ground;
    }

    List<Feature> features() {
        return features;
    }

    List<Craft> crafts() {
        return crafts;
    }

    void add(Feature feature) {
        features.add(feature);
        if (feature instanceof Craft craft) {
            crafts.add(craft);
        }
    }

    void lay(Shape area, Surface surface) {
        features.add(new Ground(area, canvas -> canvas.lay(area, surface)));
    }

    void mark(Shape area, Color colour) {
        features.add(new Ground(area, canvas -> canvas.mark(area, colour)));
    }

    void line(double[] ends, double metres, Color colour) {
        Rectangle2D around = new Rectangle2D.Double(
                Math.min(ends[0], ends[2]) - metres,
                Math.min(ends[1], ends[3]) - metres,
                Math.abs(ends[0] - ends[2]) + 2 * metres,
                Math.abs(ends[1] - ends[3]) + 2 * metres);
        features.add(new Ground(around, canvas -> canvas.markLine(ends, metres, colour)));
    }

    void solid(Shape outline, double height, int colour) {
        features.add(new Block(outline, height, new Color(colour)));
    }

    /** Adds an object if it keeps clear of those already there; true when it was added. */
    boolean place(Craft craft) {
        return place(craft, 0);
    }

    /** As {@link #place(Craft)}, with room of this many metres all round. */
    boolean place(Craft craft, double room) {
        OrientedBox exact = craft.box();
        OrientedBox box = new OrientedBox(
                exact.cx(), exact.cy(), exact.width() + 2 * room, exact.height() + 2 * room, exact.angle());
        for (Craft other : crafts) {
            OrientedBox there = other.box();
            double near = Math.hypot(box.cx() - there.cx(), box.cy() - there.cy());
            if (near < (box.width() + there.width()) / 2 && touches(box, there)) {
                return false;
            }
        }
        add(craft);
        return true;
    }

    private static boolean touches(OrientedBox a, OrientedBox b) {
        return RotatedIou.of(a, b) > 0;
    }

    /** Takes away the objects that a picture's border would cut. */
    void dropCutBy(View view) {
        Set<Feature> cut = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Craft craft : crafts) {
            OrientedBox box = view.toPixels(craft.box());
            if (meets(box, view) && !inside(box, view)) {
                cut.add(craft);
            }
        }
        features.removeIf(cut::contains);
        crafts.removeIf(cut::contains);
    }

    static boolean inside(OrientedBox box, View view) {
        double[] xy = box.corners();
        for (int i = 0; i < 8; i += 2) {
            if (xy[i] < 1 || xy[i + 1] < 1 || xy[i] > view.width() - 1 || xy[i + 1] > view.height() - 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(OrientedBox box, View view) {
        double reach = Math.hypot(box.width(), box.height()) / 2;
        return box.cx() > -reach
                && box.cy() > -reach
                && box.cx() < view.width() + reach
                && box.cy() < view.height() + reach;
    }

    private interface Laying {
        void on(Canvas canvas);
    }

    private record Ground(Shape area, Laying laying) implements Feature {
        @Override
        public Rectangle2D reach() {
            return area.getBounds2D();
        }

        @Override
        public void draw(Canvas canvas, Phase phase) {
            if (phase == Phase.GROUND) {
                laying.on(canvas);
            }
        }
    }

    private record Block(Shape outline, double height, Color colour) implements Feature {
        @Override
        public Rectangle2D reach() {
            return Reach.of(outline, height);
        }

        @Override
        public void draw(Canvas canvas, Phase phase) {
            if (phase == Phase.SHADOW) {
                canvas.cast(outline, height);
            } else if (phase == Phase.BODY) {
                canvas.body(outline, colour);
            }
        }
    }
}
