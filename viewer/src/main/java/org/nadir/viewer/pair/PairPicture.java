package org.nadir.viewer.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.style.ViewerSheet;

/**
 * Shows a teacher and a student as two columns of maps with the terms as coloured connections, their names and weights on
 * the first level that is used. As wide as there is room for, as high as its content. FX thread only.
 */
public final class PairPicture extends Region {
    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double LABEL_HEIGHT = 16;

    private final ObjectProperty<Optional<PairDiagram>> diagram =
            new SimpleObjectProperty<>(this, "diagram", Optional.empty());
    private final List<Placed> placed = new ArrayList<>();

    /** A node with the place that it takes in a layout. */
    private record Placed(Node node, Placing placing) {}

    @FunctionalInterface
    private interface Placing {
        void place(PairLayout layout);
    }

    public PairPicture() {
        getStyleClass().add("pair-picture");
        diagram.addListener((property, before, now) -> rebuild());
    }

    /** What is shown; empty shows nothing and takes no room. */
    public ObjectProperty<Optional<PairDiagram>> diagramProperty() {
        return diagram;
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return PairLayout.NARROWEST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return diagram.get().map(shown -> new PairLayout(shown, width).height()).orElse(0.0);
    }

    @Override
    protected void layoutChildren() {
        diagram.get().ifPresent(shown -> {
            PairLayout layout = new PairLayout(shown, getWidth());
            placed.forEach(part -> part.placing().place(layout));
        });
    }

    private void rebuild() {
        placed.clear();
        diagram.get().ifPresent(this::build);
        getChildren().setAll(placed.stream().map(Placed::node).toList());
        setAccessibleText(diagram.get().map(PairDiagram::words).orElse(""));
        requestLayout();
    }

    private void build(PairDiagram shown) {
        List<String> passages = shown.passages();
        for (int i = 0; i < passages.size(); i++) {
            addRails(shown, i);
        }
        for (PairDiagram.Joint joint : shown.joints()) {
            addStrands(shown, joint);
        }
        addNames(shown.direct());
        addTitle(shown.teacher(), false);
        addTitle(shown.student(), true);
        for (int i = 0; i < shown.teacher().levels().size(); i++) {
            int level = i;
            addMap(shown.teacher().levels().get(i), layout -> layout.teacher(level));
        }
        for (int i = 0; i < shown.student().levels().size(); i++) {
            int level = i;
            addMap(shown.student().levels().get(i), layout -> layout.student(level));
        }
        for (int i = 0; i < passages.size(); i++) {
            addPassage(passages.get(i), shown.through(passages.get(i)), i);
        }
    }

    @FunctionalInterface
    private interface Place {
        PairLayout.Box in(PairLayout layout);
    }

    private void addTitle(PairDiagram.Side side, boolean right) {
        Label role = label(side.role(), "pair-role");
        Label name = label(side.name(), "pair-name");
        name.setTooltip(new Tooltip(side.name()));
        add(role, layout -> place(role, title(layout, right, 0)));
        add(name, layout -> place(name, title(layout, right, 18)));
        if (right) {
            role.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            name.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        }
    }

    /** Half of the width, since the names of networks are longer than their maps are wide. */
    private static PairLayout.Box title(PairLayout layout, boolean right, double down) {
        double half = layout.width() / 2 - 8;
        double from = layout.teacher(0).x();
        return new PairLayout.Box(right ? layout.width() - from - half + from : from, down, half - from, 18);
    }

    private void addMap(PairDiagram.Level level, Place where) {
        Label map = label(level.name() + "  " + level.shape(), "pair-map");
        map.pseudoClassStateChanged(UNUSED, !level.used());
        map.setTooltip(new Tooltip(level.used() ? "Channels × rows × columns" : "No term looks at this level"));
        add(map, layout -> place(map, where.in(layout)));
    }

    private void addStrands(PairDiagram shown, PairDiagram.Joint joint) {
        int level = joint.level();
        List<PairDiagram.Term> terms = shown.direct();
        boolean wrong = !joint.problem().isEmpty();
        if (!shown.teacher().levels().get(level).used()) {
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            int place = i;
            Path line = line(terms.get(i));
            line.setOpacity(wrong ? 0.25 : 1);
            add(line, layout -> {
                double y = layout.strand(level, place);
                line.getElements()
                        .setAll(
                                new MoveTo(layout.teacher(level).right(), y),
                                new LineTo(layout.student(level).x(), y));
            });
        }
        if (wrong) {
            addBetween("no match", joint.problem(), level, true);
        } else if (!joint.adapter().isEmpty()) {
            addBetween(joint.adapter(), "The student's map passes this, which is trained along", level, false);
        }
    }

    /** The names stand on the first level that is used; every other level shows their colours. */
    private void addNames(List<PairDiagram.Term> direct) {
        for (int i = 0; i < direct.size(); i++) {
            int strand = i;
            Label name = name(direct.get(i));
            add(name, layout -> {
                int level = layout.labelled();
                name.setVisible(level >= 0);
                if (level >= 0) {
                    double from = layout.teacher(level).right() + 6;
                    centre(name, from, layout.strandsEnd() - 6, layout.strand(level, strand));
                }
            });
        }
    }

    private static void centre(Label name, double from, double to, double y) {
        double wide = Math.min(to - from, Math.ceil(name.prefWidth(-1)) + 2);
        double x = from + (to - from - wide) / 2;
        place(name, new PairLayout.Box(x, y - LABEL_HEIGHT / 2, wide, LABEL_HEIGHT));
    }

    private void addBetween(String words, String tip, int level, boolean wrong) {
        Label between = label(words, "pair-adapter");
        between.pseudoClassStateChanged(WRONG, wrong);
        between.setTooltip(new Tooltip(tip));
        add(between, layout -> place(between, layout.adapter(level)));
    }

    private void addRails(PairDiagram shown, int place) {
        PairDiagram.Term first = shown.through(shown.passages().get(place)).get(0);
        addRail(shown.teacher(), first, place, false);
        addRail(shown.student(), first, place, true);
    }

    private void addRail(PairDiagram.Side side, PairDiagram.Term term, int place, boolean right) {
        Path rail = line(term);
        add(rail, layout -> {
            List<Double> fed = layout.fed(side);
            rail.getElements().clear();
            if (fed.isEmpty()) {
                return;
            }
            double x = right ? layout.width() - layout.rail(place) : layout.rail(place);
            PairLayout.Box head = layout.passage(place);
            double inner = right ? layout.student(0).right() : layout.teacher(0).x();
            for (double y : fed) {
                rail.getElements().addAll(new MoveTo(inner, y), new LineTo(x, y));
            }
            double down = Math.rint(head.middle()) + 0.5;
            rail.getElements()
                    .addAll(
                            new MoveTo(x, fed.get(0)),
                            new LineTo(x, down),
                            new LineTo(right ? head.right() : head.x(), down));
        });
    }

    private void addPassage(String title, List<PairDiagram.Term> terms, int place) {
        Label head = label(title, "pair-passage");
        add(head, layout -> place(head, layout.passage(place)));
        for (int i = 0; i < terms.size(); i++) {
            int row = i;
            Label name = name(terms.get(i));
            add(name, layout -> {
                PairLayout.Box box = layout.passage(place);
                boolean left = row % 2 == 0;
                double rail = layout.rail(place) + 6;
                double from = left ? rail : box.right() + 6;
                centre(name, from, left ? box.x() - 6 : layout.width() - rail, box.middle());
            });
        }
    }

    private Label name(PairDiagram.Term term) {
        Label name = label(term.label(), "pair-term");
        Color colour = Palette.fx(term.argb());
        javafx.scene.shape.Circle dot = new javafx.scene.shape.Circle(3.5, colour);
        name.setGraphic(dot);
        name.setTooltip(new Tooltip(term.help()));
        return name;
    }

    private static Path line(PairDiagram.Term term) {
        Path line = new Path();
        line.setStroke(Palette.fx(term.argb()));
        line.setStrokeWidth(1.5);
        line.setMouseTransparent(true);
        return line;
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }

    private void add(Node node, Placing placing) {
        node.setManaged(false);
        placed.add(new Placed(node, placing));
    }

    private static void place(Label label, PairLayout.Box box) {
        label.resizeRelocate(Math.rint(box.x()), Math.rint(box.y()), Math.rint(box.width()), Math.rint(box.height()));
    }
}
