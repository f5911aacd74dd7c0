package org.nadir.viewer.pair;

import java.util.List;

/**
 * Where the parts of a picture of a pair lie, in pixels: the maps of both sides as two pyramids, strands between them, and
 * below them a row for each head that maps pass, fed by a rail at the outer edge of each column. Needs no toolkit.
 */
final class PairLayout {
    /** Height of the names above the columns. */
    static final double TITLE = 44;

    /** Below this width the words would overlap. */
    static final double NARROWEST = 440;

    static final double ADAPTER_WIDTH = 76;

    private static final double ROW = 32;
    private static final double STRAND = 20;
    private static final double GAP = 6;
    private static final double RAIL = 8;
    private static final double PASSAGE_ROW = 40;
    private static final double NARROWING = 0.05;

    private final PairDiagram diagram;
    private final double width;
    private final int labelled;

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double middle() {
            return y + height / 2;
        }
    }

    PairLayout(PairDiagram diagram, double width) {
        this.diagram = diagram;
        this.width = Math.max(NARROWEST, width);
        this.labelled = diagram.joints().stream()
                .mapToInt(PairDiagram.Joint::level)
                .filter(level -> diagram.teacher().levels().get(level).used())
                .findFirst()
                .orElse(-1);
    }

    /** The level whose strands carry the names of their terms; -1 for none. */
    int labelled() {
        return labelled;
    }

    double height() {
        int passages = diagram.passages().size();
        return levelTop(levels()) + passages * PASSAGE_ROW;
    }

    private int levels() {
        return Math.max(
                diagram.teacher().levels().size(), diagram.student().levels().size());
    }

    private double levelTop(int level) {
        double top = TITLE;
        for (int i = 0; i < level; i++) {
            top += rowHeight(i) + GAP;
        }
        return top;
    }

    private double rowHeight(int level) {
        return level == labelled ? Math.max(ROW, STRAND * diagram.direct().size()) : ROW;
    }

    private double margin() {
        return 2 + RAIL * diagram.passages().size();
    }

    private double sideWidth() {
        return Math.max(136, Math.min(220, 0.25 * width));
    }

    Box teacher(int level) {
        return new Box(margin(), levelTop(level), mapWidth(level), rowHeight(level));
    }

    Box student(int level) {
        double mapWidth = mapWidth(level);
        return new Box(width - margin() - mapWidth, levelTop(level), mapWidth, rowHeight(level));
    }

    private double mapWidth(int level) {
        return sideWidth() * (1 - NARROWING * level);
    }

    /** What the student's map of a level passes before it meets the teacher's; beside the widest map, so that all align. */
    Box adapter(int level) {
        double right = width - margin() - sideWidth() - 10;
        return new Box(right - ADAPTER_WIDTH, levelTop(level) + 4, ADAPTER_WIDTH, rowHeight(level) - 8);
    }

    /** Where the strand of a term of a level lies. */
    double strand(int level, int term) {
        int count = diagram.direct().size();
        double share = (term + 0.5) / count;
        Box map = teacher(level);
        return Math.rint(map.y() + share * map.height()) + 0.5;
    }

    /** Where the words of strands end: before the column of adapters, whether there is one or not. */
    double strandsEnd() {
        return adapter(0).x();
    }

    /** A head that the maps of both sides pass. */
    Box passage(int place) {
        double wide = Math.max(150, Math.min(240, 0.34 * width));
        double top = levelTop(levels()) + place * PASSAGE_ROW + 4;
        return new Box((width - wide) / 2, top, wide, PASSAGE_ROW - 8);
    }

    /** Distance of the rail of a head from the edge. */
    double rail(int place) {
        return Math.rint(2 + RAIL * place) + 0.5;
    }

    /** Middles of the maps that feed the heads. */
    List<Double> fed(PairDiagram.Side side) {
        return java.util.stream.IntStream.range(0, side.levels().size())
                .filter(level -> side.levels().get(level).used())
                .mapToObj(level -> Math.rint(teacher(level).middle()) + 0.5)
                .toList();
    }

    double width() {
        return width;
    }
}
