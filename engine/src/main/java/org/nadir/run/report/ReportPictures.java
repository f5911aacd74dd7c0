package org.nadir.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.compare.Spread;

/** The pictures of a report: curves by epoch, applied schedules, accuracy against cost. */
final class ReportPictures {
    /** Okabe and Ito's colours in the order of the workbench. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#8A8F98");

    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int CELL = 9;
    private static final int LABEL = 150;

    private final Comparison comparison;

    ReportPictures(Comparison comparison) {
        this.comparison = comparison;
    }

    static String colour(int group) {
        return COLOURS.get(group % COLOURS.size());
    }

    /** Names and colours of the groups. */
    String legend() {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (int i = 0; i < comparison.groups().size(); i++) {
            html.append("<span><i style=\"background:")
                    .append(colour(i))
                    .append("\"></i>")
                    .append(ReportText.escaped(comparison.groups().get(i).title()))
                    .append("</span>");
        }
        return html.append("</p>").toString();
    }

    String scores() {
        return curves(
                Measure.BEST.title(comparison.runs()).replaceFirst("^Best ", ""),
                epoch -> epoch.scores().map(s -> s.primaryValue()).orElse(Double.NaN));
    }

    String losses() {
        return curves("Mean loss", EpochFacts::meanLoss);
    }

    String stepTimes() {
        return curves("Time per step (ms)", EpochFacts::stepMilliseconds);
    }

    /** Mean of each group by epoch, with one deviation on both sides where it has several runs. */
    private String curves(String title, ToDoubleFunction<EpochFacts> value) {
        List<List<Spread>> all = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (RunGroup group : comparison.groups()) {
            List<Spread> spreads = byEpoch(group, value);
            all.add(spreads);
            spreads.forEach(spread -> {
                double half = spread.count() < 2 ? 0 : spread.deviation();
                values.add(spread.mean() - half);
                values.add(spread.mean() + half);
            });
        }
        int epochs = all.stream().mapToInt(List::size).max().orElse(1);
        SvgPlot plot = new SvgPlot(
                WIDTH, HEIGHT, new SvgPlot.Axis("Epoch", 0, Math.max(1, epochs)), SvgPlot.Axis.of(title, values));
        for (int i = 0; i < all.size(); i++) {
            draw(plot, all.get(i), colour(i));
        }
        return plot.svg(title + " by epoch");
    }

    private static List<Spread> byEpoch(RunGroup group, ToDoubleFunction<EpochFacts> value) {
        List<Spread> spreads = new ArrayList<>();
        int epochs = group.runs().stream()
                .flatMap(run -> run.epochs().stream())
                .mapToInt(epoch -> epoch.epoch() + 1)
                .max()
                .orElse(0);
        for (int e = 0; e < epochs; e++) {
            int epoch = e;
            spreads.add(Spread.of(group.runs().stream()
                    .flatMap(run -> run.epochs().stream())
                    .filter(facts -> facts.epoch() == epoch)
                    .map(value::applyAsDouble)
                    .toList()));
        }
        return spreads;
    }

    private static void draw(SvgPlot plot, List<Spread> spreads, String colour) {
        List<SvgPlot.Place> mean = new ArrayList<>();
        List<SvgPlot.Place> low = new ArrayList<>();
        List<SvgPlot.Place> high = new ArrayList<>();
        for (int epoch = 0; epoch < spreads.size(); epoch++) {
            Spread spread = spreads.get(epoch);
            mean.add(new SvgPlot.Place(epoch + 1, spread.mean()));
            if (spread.count() > 1) {
                low.add(new SvgPlot.Place(epoch + 1, spread.mean() - spread.deviation()));
                high.add(new SvgPlot.Place(epoch + 1, spread.mean() + spread.deviation()));
            }
        }
        if (!low.isEmpty()) {
            plot.band(low, high, colour);
        }
        plot.line(mean, colour);
    }

    /** Mean best score of each group against a cost, with the front of those that no other beats in both. */
    String scatter(Measure cost) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        List<SvgPlot.Place> places = new ArrayList<>();
        for (RunGroup group : comparison.groups()) {
            Spread score = group.spread(Measure.BEST);
            SvgPlot.Place place = new SvgPlot.Place(group.spread(cost).mean(), score.mean());
            places.add(place);
            xs.add(place.x());
            double half = score.count() < 2 ? 0 : score.deviation();
            ys.add(place.y() - half);
            ys.add(place.y() + half);
        }
        String unit = cost.unit().isEmpty() ? "" : " (" + cost.unit() + ")";
        String title = Measure.BEST.title(comparison.runs());
        SvgPlot plot = new SvgPlot(WIDTH, HEIGHT, SvgPlot.Axis.of(cost.title() + unit, xs), SvgPlot.Axis.of(title, ys));
        plot.front(comparison.front(cost).stream().map(places::get).toList());
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).finite()) {
                RunGroup group = comparison.groups().get(i);
                double half =
                        group.runs().size() < 2 ? 0 : group.spread(Measure.BEST).deviation();
                plot.mark(places.get(i), colour(i), group.name(), half);
            }
        }
        return plot.svg(title + " against " + cost.title());
    }

    /** What each run applied, epoch by epoch: rows are the parts of the network. */
    String schedules() {
        StringBuilder html = new StringBuilder();
        int epochs = comparison.runs().stream()
                .mapToInt(run -> run.epochs().size())
                .max()
                .orElse(0);
        for (RunSummary run : comparison.runs()) {
            if (run.epochs().stream().anyMatch(epoch -> epoch.applied().isPresent())) {
                html.append("<h3>").append(ReportText.escaped(run.name())).append("</h3><p class=\"muted\">");
                html.append(ReportText.escaped(run.schedule())).append("</p>").append(schedule(run, epochs));
            }
        }
        return html.toString();
    }

    private static String schedule(RunSummary run, int epochs) {
        double column = Math.min(40, 720.0 / Math.max(1, epochs));
        NetworkPart[] parts = NetworkPart.values();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"schedule\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"Schedule of %s\">",
                LABEL + (int) Math.ceil(column * epochs) + 4,
                parts.length * (CELL + 3) + 4,
                ReportText.escaped(run.name())));
        for (int row = 0; row < parts.length; row++) {
            int top = row * (CELL + 3) + 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LABEL - 8,
                    top + CELL,
                    parts[row].name().toLowerCase(Locale.ROOT).replace("stage", "stage ")));
            cells(svg, run, new Row(parts[row], top, column));
        }
        return svg.append("</svg>").toString();
    }

    /** A part of the network, where its row lies, and how wide an epoch is. */
    private record Row(NetworkPart part, int top, double column) {}

    private static void cells(StringBuilder svg, RunSummary run, Row row) {
        for (EpochFacts epoch : run.epochs()) {
            String kind =
                    epoch.applied().isEmpty() ? "unknown" : kind(epoch.applied().get(), row.part());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    kind,
                    LABEL + row.column() * epoch.epoch(),
                    row.top(),
                    Math.max(0.5, row.column() - 1),
                    CELL));
        }
    }

    private static String kind(FreezeState state, NetworkPart part) {
        return state.trains(part) ? "trained" : "frozen";
    }
}
