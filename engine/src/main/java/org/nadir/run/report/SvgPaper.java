package org.nadir.run.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nadir.base.LineLook;

/**
 * A picture as SVG text: either a part of a page, whose style sheet colours it light or dark, or a file of its own on white
 * ground that needs no style sheet, which drawing programs and typesetters do not all read.
 */
final class SvgPaper implements Paper {
    private final boolean alone;
    private final StringBuilder content = new StringBuilder();

    private SvgPaper(boolean alone) {
        this.alone = alone;
    }

    /** For a page with the style sheet of reports. */
    static String inPage(Picture picture) {
        SvgPaper paper = new SvgPaper(false);
        picture.content().accept(paper);
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>",
                picture.width(),
                picture.height(),
                picture.width(),
                picture.height(),
                ReportText.escaped(picture.title()),
                paper.content);
    }

    /** A whole file. */
    static String alone(Picture picture) {
        SvgPaper paper = new SvgPaper(true);
        picture.content().accept(paper);
        return String.format(
                Locale.ROOT,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " viewBox=\"0 0 %d %d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"%.0f\"><title>%s</title>"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%s</svg>%n",
                picture.width(),
                picture.height(),
                picture.width(),
                picture.height(),
                TEXT_SIZE,
                ReportText.escaped(picture.title()),
                paper.content);
    }

    @Override
    public void stroke(Kind kind, List<Spot> spots) {
        String look = alone
                ? "fill=\"none\" stroke=\"" + kind.hex() + "\" stroke-width=\"" + kind.width() + "\""
                        + dashes(kind.dashes())
                : "class=\"" + kind.style() + "\"";
        content.append("<polyline ").append(look).append(points(spots)).append("/>");
    }

    @Override
    public void line(LineLook look, double width, List<Spot> spots) {
        content.append(String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s",
                        look.hex(),
                        width,
                        dashes(look.dashes().lengths())))
                .append(points(spots))
                .append("/>");
    }

    @Override
    public void area(LineLook look, List<Spot> outline) {
        content.append("<polygon fill=\"")
                .append(look.hex())
                .append("\" opacity=\"")
                .append(PALE)
                .append('"')
                .append(points(outline))
                .append("/>");
    }

    @Override
    public void dot(LineLook look, Spot centre, double radius) {
        boolean ring = look.dashes() != LineLook.Dashes.SOLID;
        content.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>",
                centre.x(),
                centre.y(),
                ring ? radius - 0.7 : radius,
                ring
                        ? "fill=\"none\" stroke-width=\"1.4\" stroke=\"" + look.hex() + '"'
                        : "fill=\"" + look.hex() + '"'));
    }

    @Override
    public void cell(Kind kind, Box box) {
        String look = alone ? "fill=\"" + kind.hex() + "\"" : "class=\"" + kind.style() + "\"";
        content.append(String.format(
                Locale.ROOT,
                "<rect %s x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                look,
                box.x(),
                box.y(),
                box.width(),
                box.height()));
    }

    @Override
    public void words(Words words) {
        String anchor = words.anchor().name().toLowerCase(Locale.ROOT);
        String place = words.upright()
                ? String.format(
                        Locale.ROOT,
                        "transform=\"translate(%.1f %.1f) rotate(-90)\"",
                        words.at().x(),
                        words.at().y())
                : String.format(
                        Locale.ROOT,
                        "x=\"%.1f\" y=\"%.1f\"",
                        words.at().x(),
                        words.at().y());
        String colour = alone ? " fill=\"" + TEXT + "\"" : "";
        content.append("<text ")
                .append(place)
                .append(colour)
                .append(" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(ReportText.escaped(words.text()))
                .append("</text>");
    }

    private static String dashes(List<Float> lengths) {
        return lengths.isEmpty()
                ? ""
                : lengths.stream().map(String::valueOf).collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
    }

    private static String points(List<Spot> spots) {
        return spots.stream()
                .map(spot -> String.format(Locale.ROOT, "%.1f,%.1f", spot.x(), spot.y()))
                .collect(Collectors.joining(" ", " points=\"", "\""));
    }
}
