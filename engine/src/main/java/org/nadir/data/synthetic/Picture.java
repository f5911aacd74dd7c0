package org.nadir.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.nadir.data.Annotation;
import org.nadir.data.Pixels;
import org.nadir.geometry.OrientedBox;

/** A drawn picture with the exact boxes of what is on it and metres per pixel. */
record Picture(Pixels pixels, List<Annotation> annotations, double metresPerPixel) {
    /** Objects whose shorter side has fewer pixels than this can hardly be told apart: labelled difficult. */
    private static final double EASY_PIXELS = 4;

    Picture {
        annotations = List.copyOf(annotations);
    }

    /** Draws what {@code view} shows of a site; objects that the border would cut are left away. */
    static Picture take(Site site, View view, Atmosphere air) {
        site.dropCutBy(view);
        byte[] rgb = new SiteRenderer(site, view, air).render(0, 0, view.width(), view.height());
        return new Picture(new Pixels(view.width(), view.height(), rgb), labels(site, view), view.metresPerPixel());
    }

    static List<Annotation> labels(Site site, View view) {
        List<Annotation> found = new ArrayList<>();
        for (Craft craft : site.crafts()) {
            OrientedBox box = view.toPixels(craft.box());
            if (Site.inside(box, view)) {
                found.add(new Annotation(craft.className(), box, box.height() < EASY_PIXELS));
            }
        }
        return found;
    }
}
