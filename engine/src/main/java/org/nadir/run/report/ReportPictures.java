package org.nadir.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.nadir.base.LineLook;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.Spread;

/** The pictures of a comparison: curves by epoch, accuracy against cost; with {@link SchedulePictures} all there are. */
final class ReportPictures {
    private static final Plot.Size SIZE = new Plot.Size(560, 300);

    private final Comparison comparison;
    private final SchedulePictures schedules;

    ReportPictures(Comparison comparison) {
        this.comparison = comparison;
        this.schedules = new SchedulePictures(comparison);
    }

    /** Names and colours of the groups. */
    String legend() {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (int i = 0; i < comparison.groups().size(); i++) {
            html.append("<span><i style=\"")
                    .append(sample(LineLook.of(i)))
                    .append("\"></i>")
                    .append(ReportText.escaped(comparison.groups().get(i).title()))
                    .append("</span>");
        }
        return html.append("</p>").toString();
    }

    /** A square of the colour, or a piece of the dashed line. */
    private static String sample(LineLook look) {
        if (look.dashes() == LineLook.Dashes.SOLID) {
            return "background:" + look.hex();
        }
        StringBuilder stops = new StringBuilder();
        double at = 0;
        boolean drawn = true;
        for (float length : look.dashes().lengths()) {
            stops.append(String.format(
                    Locale.ROOT, ",%s %.0fpx %.0fpx", drawn ? look.hex() : "transparent", at, at + length));
            at += length;
            drawn = !drawn;
        }
        return "width:26px;height:4px;vertical-align:3px;background:repeating-linear-gradient(90deg" + stops + ")";
    }

    /** All pictures of curves, accuracy against cost and schedules, those that have nothing to show left out. */
    List<Picture> all() {
        List<Picture> all = new ArrayList<>(
                List.of(scatter(Measure.DEVICE), scatter(Measure.PEAK), scores(), losses(), stepTimes()));
        schedules.all().ifPresent(all::add);
        return all;
    }

    Picture scores() {
        return curves(
                "scores",
                Measure.BEST.title(comparison.runs()).replaceFirst("^Best ", ""),
                epoch -> epoch.scores().map(s -> s.primaryValue()).orElse(Double.NaN));
    }

    Picture losses() {
        return curves("loss", "Mean loss", EpochFacts::meanLoss);
    }

    Picture stepTimes() {
        return curves("step-time", "Time per step (ms)", EpochFacts::stepMilliseconds);
    }

    /** Mean of each group by epoch, with one deviation on both sides where it has several runs. */
    private Picture curves(String name, String title, ToDoubleFunction<EpochFacts> value) {
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
        Plot.Axis x = new Plot.Axis("Epoch", 0, Math.max(1, epochs));
        Plot.Axis y = Plot.Axis.of(title, values);
        return new Picture(name, title + " by epoch", SIZE.width(), SIZE.height(), paper -> {
            Plot plot = new Plot(paper, SIZE, x, y);
            for (int i = 0; i < all.size(); i++) {
                draw(plot, all.get(i), LineLook.of(i));
            }
        });
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

    private static void draw(Plot plot, List<Spread> spreads, LineLook look) {
        List<Plot.Place> mean = new ArrayList<>();
        List<Plot.Place> low = new ArrayList<>();
        List<Plot.Place> high = new ArrayList<>();
        for (int epoch = 0; epoch < spreads.size(); epoch++) {
            Spread spread = spreads.get(epoch);
            mean.add(new Plot.Place(epoch + 1, spread.mean()));
            if (spread.count() > 1) {
                low.add(new Plot.Place(epoch + 1, spread.mean() - spread.deviation()));
                high.add(new Plot.Place(epoch + 1, spread.mean() + spread.deviation()));
            }
        }
        if (!low.isEmpty()) {
            plot.band(low, high, look);
        }
        plot.line(mean, look);
    }

    /** Mean best score of each group against a cost, with the front of those that no other beats in both. */
    Picture scatter(Measure cost) {
        List<Plot.Mark> marks = new ArrayList<>();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (RunGroup group : comparison.groups()) {
            Spread score = group.spread(Measure.BEST);
            double half = score.count() < 2 ? 0 : score.deviation();
            Plot.Place place = new Plot.Place(group.spread(cost).mean(), score.mean());
            marks.add(new Plot.Mark(place, LineLook.of(marks.size()), group.name(), half));
            xs.add(place.x());
            ys.add(place.y() - half);
            ys.add(place.y() + half);
        }
        String unit = cost.unit().isEmpty() ? "" : " (" + cost.unit() + ")";
        String title = Measure.BEST.title(comparison.runs());
        Plot.Axis x = Plot.Axis.of(cost.title() + unit, xs);
        Plot.Axis y = Plot.Axis.of(title, ys);
        String name = "accuracy-" + cost.title().toLowerCase(Locale.ROOT).replace(' ', '-');
        int height = SIZE.height() + Plot.CAPTION;
        return new Picture(name, title + " against " + cost.title(), SIZE.width(), height, paper -> {
            Plot plot = new Plot(paper, SIZE, x, y);
            List<Plot.Place> front = comparison.front(cost).stream()
                    .map(place -> marks.get(place).place())
                    .toList();
            plot.scatter(marks, front);
            plot.caption(ReportText.scatterKey(comparison.groups()));
        });
    }
}
