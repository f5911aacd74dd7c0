package org.nadir.run.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.base.AtomicFile;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.compare.Spread;

/**
 * A comparison as one HTML page that needs no other file and no network: results with intervals, curves, schedules, accuracy
 * against cost, what differs, environment, exact experiments and how to repeat them. Light or dark as the reader's system is.
 */
public final class ComparisonReport {
    private final Comparison comparison;
    private final ReportTables tables;
    private final ReportPictures pictures;
    private final SchedulePictures schedules;
    private final Optional<RunGroup> baseline;

    /** A report; with a baseline all groups are set against it. */
    public ComparisonReport(Comparison comparison, Optional<RunGroup> baseline) {
        this.comparison = comparison;
        this.baseline = baseline;
        this.tables = new ReportTables(comparison, baseline);
        this.pictures = new ReportPictures(comparison);
        this.schedules = new SchedulePictures(comparison);
    }

    /**
     * Writes the page.
     *
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeString(file, html(Instant.now()));
    }

    String html(Instant now) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Comparison of runs</title><style>");
        page.append(style()).append("</style></head><body><h1>Comparison of ");
        page.append(ReportText.escaped(title())).append("</h1><p class=\"muted\">Nadir, ");
        page.append(now.truncatedTo(ChronoUnit.SECONDS)).append("</p>");
        warnings(page);
        section(page, "Results", tables.results() + "<p class=\"muted\">" + results() + "</p>");
        section(
                page,
                "Accuracy against cost",
                pictures.legend() + figures(List.of(pictures.scatter(Measure.DEVICE), pictures.scatter(Measure.PEAK)))
                        + "<p class=\"muted\">" + ReportText.scatterKey(comparison.groups())
                        + ", which joins those that no other beats in both. Standard deviations are those of samples"
                        + " (n − 1).</p>");
        section(
                page,
                "Curves",
                pictures.legend()
                        + figures(List.of(pictures.scores(), pictures.losses(), pictures.stepTimes()))
                        + "<p class=\"muted\">By epoch: the validation score, the mean loss over its steps, the mean time"
                        + " of its steps. Seeds are drawn as their mean with one deviation on both sides.</p>");
        section(page, "Schedules as applied", schedules());
        section(page, "AP50 by class at the best epoch", tables.classes());
        section(page, "What differs", tables.differences());
        section(page, "Environment and data", tables.environment());
        section(page, "Experiments, to be repeated", tables.experiments() + repeat());
        return page.append("</body></html>\n").toString();
    }

    private void warnings(StringBuilder page) {
        if (!comparison.warnings().isEmpty()) {
            page.append("<div class=\"warning\" role=\"note\"><strong>To be read first</strong><ul>");
            comparison.warnings().forEach(w -> page.append("<li>")
                    .append(ReportText.escaped(w))
                    .append("</li>"));
            page.append("</ul></div>");
        }
    }

    private String title() {
        List<String> names = comparison.groups().stream().map(RunGroup::title).toList();
        return names.size() <= 4 ? String.join(", ", names) : names.size() + " experiments";
    }

    private String results() {
        boolean seeds =
                comparison.groups().stream().anyMatch(group -> group.runs().size() > 1);
        return (seeds
                        ? "± is the sample standard deviation over the seeds. "
                        : "One run each: a difference may be chance. ")
                + Spread.METHOD
                + ". Device time is the time in optimiser steps; data, validation and pauses are left out."
                + baseline.map(base -> " Baseline: " + ReportText.escaped(base.title()) + ".")
                        .orElse("");
    }

    private String schedules() {
        StringBuilder drawn = new StringBuilder();
        for (SchedulePictures.Entry entry : schedules.entries()) {
            drawn.append("<h3>").append(ReportText.escaped(entry.name())).append("</h3><p class=\"muted\">");
            drawn.append(ReportText.escaped(entry.run().schedule())).append("</p>");
            drawn.append("<div class=\"schedule\">")
                    .append(SvgPaper.inPage(schedules.of(entry)))
                    .append("</div>");
        }
        return drawn.isEmpty()
                ? ""
                : "<p class=\"legend\"><span><i class=\"trained\"></i>trained</span><span><i class=\"frozen\"></i>frozen"
                        + "</span></p>" + drawn;
    }

    private String repeat() {
        String runs = comparison.runs().stream()
                .map(RunSummary::folder)
                .map(folder -> "'" + folder + "'")
                .collect(Collectors.joining(" "));
        String base =
                baseline.map(group -> " --baseline '" + group.name() + "'").orElse("");
        return "<p>This page: <code>nadir compare " + ReportText.escaped(runs + base)
                + " --report comparison.html</code></p>";
    }

    private static void section(StringBuilder page, String heading, String content) {
        if (!content.isEmpty()) {
            page.append("<section><h2>")
                    .append(heading)
                    .append("</h2>")
                    .append(content)
                    .append("</section>");
        }
    }

    private static String figures(List<Picture> pictures) {
        return pictures.stream()
                .map(SvgPaper::inPage)
                .collect(Collectors.joining("</figure><figure>", "<div class=\"figures\"><figure>", "</figure></div>"));
    }

    private static String style() {
        try (InputStream sheet = ComparisonReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
