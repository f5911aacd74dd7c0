package org.nadir.viewer.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;

/** What surrounds the scene in a picture: title above, legend below, scale bar upon it. One thread only. */
final class PictureFrame {
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int TITLE_HEIGHT = 32;
    private static final int ROW = 22;
    private static final int MARGIN = 10;
    private static final int SWATCH = 26;

    private final ChartTheme theme = ChartTheme.light();
    private final int width;
    private final String title;
    private final List<Entry> entries = new ArrayList<>();
    private final int below;

    /** An entry of the legend with its place, y from the top of the legend. */
    private record Entry(String words, Kind kind, int x, int y) {}

    /** Boxes that share an entry. */
    private record Kind(String label, int argb, boolean dashed) {}

    PictureFrame(int width, String title, List<MapBox> boxes) {
        this.width = width;
        this.title = title;
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (MapBox box : boxes) {
            counts.merge(new Kind(box.label(), Palette.argb(box.colour()), box.dashed()), 1, Integer::sum);
        }
        boolean both = counts.keySet().stream().anyMatch(Kind::dashed)
                && counts.keySet().stream().anyMatch(k -> !k.dashed());
        int[] place = {MARGIN, MARGIN / 2};
        counts.forEach((kind, count) -> add(kind, words(kind, count, both), place));
        this.below = entries.isEmpty() ? 0 : place[1] + ROW + MARGIN / 2;
    }

    /** Height of the title. */
    int above() {
        return title.isEmpty() ? 0 : TITLE_HEIGHT;
    }

    /** Height of the legend. */
    int below() {
        return below;
    }

    void paint(Graphics2D pen, int height) {
        pen.setColor(new Color(theme.background()));
        pen.fillRect(0, 0, width, height);
        if (!title.isEmpty()) {
            pen.setFont(TITLE);
            pen.setColor(new Color(theme.title()));
            pen.drawString(title, MARGIN, TITLE_HEIGHT / 2 + 5);
        }
        pen.setFont(WORDS);
        int top = height - below;
        for (Entry entry : entries) {
            float[] dash = entry.kind().dashed() ? new float[] {5, 4} : null;
            pen.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
            pen.setColor(new Color(entry.kind().argb(), true));
            double middle = top + entry.y() + ROW / 2.0;
            pen.draw(new Line2D.Double(entry.x(), middle, entry.x() + SWATCH - 8, middle));
            pen.setColor(new Color(theme.title()));
            pen.drawString(entry.words(), entry.x() + SWATCH, (int) middle + 4);
        }
    }

    void paintScaleBar(Graphics2D pen, ScaleBar bar, int sceneHeight) {
        int x = MARGIN;
        int bottom = above() + sceneHeight - MARGIN;
        double words = WORDS.getStringBounds(bar.text(), CONTEXT).getWidth();
        double length = Math.rint(bar.pixels());
        pen.setColor(new Color(0xB80D1117, true));
        pen.fill(new RoundRectangle2D.Double(x, bottom - 34, Math.max(length, words) + 16, 34, 8, 8));
        pen.setColor(Color.WHITE);
        pen.setFont(WORDS);
        pen.drawString(bar.text(), x + 8, bottom - 17);
        pen.setStroke(new BasicStroke(1.5f));
        pen.draw(new Line2D.Double(x + 8, bottom - 8, x + 8 + length, bottom - 8));
        pen.draw(new Line2D.Double(x + 8, bottom - 12, x + 8, bottom - 8));
        pen.draw(new Line2D.Double(x + 8 + length, bottom - 12, x + 8 + length, bottom - 8));
    }

    private static String words(Kind kind, int count, boolean both) {
        String what = both ? (kind.dashed() ? " (labelled)" : " (detected)") : "";
        return kind.label() + what + "  " + count;
    }

    private void add(Kind kind, String words, int[] place) {
        int needed =
                SWATCH + (int) Math.ceil(WORDS.getStringBounds(words, CONTEXT).getWidth()) + 2 * MARGIN;
        if (place[0] > MARGIN && place[0] + needed > width) {
            place[0] = MARGIN;
            place[1] += ROW;
        }
        entries.add(new Entry(words, kind, place[0], place[1]));
        place[0] += needed;
    }
}
