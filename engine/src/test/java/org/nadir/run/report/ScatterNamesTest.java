package org.nadir.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.LineLook;

/** Names in a picture of accuracy against cost hide nothing that it shows. */
class ScatterNamesTest {
    private static final Plot.Size SIZE = new Plot.Size(560, 300);

    /** Seconds, score and deviation of six schedules on HIT-UAV, three seeds each; two lie almost above each other. */
    private static final Map<String, double[]> STUDY = study();

    private final Recorder paper = new Recorder();

    private static Map<String, double[]> study() {
        Map<String, double[]> study = new LinkedHashMap<>();
        study.put("hit-uav-gradual-thaw", new double[] {212.44, 0.21636, 0.00878});
        study.put("hit-uav-rho-1", new double[] {246.95, 0.21168, 0.00298});
        study.put("hit-uav-rho-2", new double[] {198.33, 0.20507, 0.00642});
        study.put("hit-uav-rho-4", new double[] {176.86, 0.19668, 0.00245});
        study.put("hit-uav-rho-inf", new double[] {151.79, 0.20674, 0.00949});
        study.put("hit-uav-warm-thaw", new double[] {213.05, 0.21922, 0.01458});
        return study;
    }

    private void draw(Map<String, double[]> runs, List<String> front) {
        List<Plot.Mark> marks = new ArrayList<>();
        runs.forEach((name, run) ->
                marks.add(new Plot.Mark(new Plot.Place(run[0], run[1]), LineLook.of(marks.size()), name, run[2])));
        Plot plot = new Plot(
                paper, SIZE, new Plot.Axis("Device time (s)", 144, 255), new Plot.Axis("Best mAP50", 0.19, 0.237));
        paper.drawn.clear();
        paper.names.clear();
        plot.scatter(
                marks,
                front.stream()
                        .map(name -> new Plot.Place(runs.get(name)[0], runs.get(name)[1]))
                        .toList());
    }

    @Test
    void namesOfTheStudyLieOnNoMarkBarFrontOrOtherName() {
        draw(STUDY, List.of("hit-uav-rho-inf", "hit-uav-gradual-thaw", "hit-uav-warm-thaw"));
        assertEquals(STUDY.keySet(), paper.names.keySet());
        List<Rectangle2D> boxes = List.copyOf(paper.names.values());
        paper.names.forEach((name, box) -> {
            paper.drawn.forEach(other -> assertFalse(box.intersects(other), name + " lies on " + other));
            assertEquals(1, boxes.stream().filter(box::intersects).count(), name + " lies on another name");
            assertTrue(box.getX() > 0 && box.getMaxX() < SIZE.width(), name);
        });
    }

    @Test
    void manyRunsAtOnePlaceKeepTheirNamesInThePlot() {
        Map<String, double[]> crowd = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            crowd.put("run-" + i, new double[] {200, 0.21, 0.001});
        }
        draw(crowd, List.of("run-0"));
        paper.names.forEach((name, box) ->
                assertTrue(box.getX() > 0 && box.getMaxX() < SIZE.width() && box.getMaxY() < SIZE.height(), name));
    }

    /** Keeps what is drawn as rectangles; lines that lead from a mark to its name are no obstacles. */
    private static final class Recorder implements Paper {
        private static final double LEADING = 0.7;
        private final List<Rectangle2D> drawn = new ArrayList<>();
        private final Map<String, Rectangle2D> names = new LinkedHashMap<>();

        private void keep(List<Spot> spots) {
            for (int i = 1; i < spots.size(); i++) {
                Rectangle2D line = new Rectangle2D.Double(
                        Math.min(spots.get(i - 1).x(), spots.get(i).x()) - 0.5,
                        Math.min(spots.get(i - 1).y(), spots.get(i).y()) - 0.5,
                        Math.abs(spots.get(i).x() - spots.get(i - 1).x()) + 1,
                        Math.abs(spots.get(i).y() - spots.get(i - 1).y()) + 1);
                drawn.add(line);
            }
        }

        @Override
        public void stroke(Kind kind, List<Spot> spots) {
            keep(spots);
        }

        @Override
        public void line(LineLook look, double width, List<Spot> spots) {
            if (width > LEADING) {
                keep(spots);
            }
        }

        @Override
        public void area(LineLook look, List<Spot> outline) {}

        @Override
        public void dot(LineLook look, Spot centre, double radius) {
            drawn.add(new Rectangle2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
        }

        @Override
        public void cell(Kind kind, Box box) {}

        @Override
        public void words(Words words) {
            names.put(
                    words.text(),
                    new Rectangle2D.Double(
                            words.at().x(),
                            words.at().y() - 9,
                            HelveticaWidths.of(words.text(), TEXT_SIZE),
                            TEXT_SIZE));
        }
    }
}
