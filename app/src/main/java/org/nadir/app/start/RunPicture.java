package org.nadir.app.start;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.RunFolder;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurveModel;
import org.nadir.viewer.chart.CurvePicture;
import org.nadir.viewer.chart.CurveSettings;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * Loss and validation curves of a run above the freeze band, as a picture made without a toolkit. The band shows the
 * state that was applied in each epoch, not the one that was wished.
 */
final class RunPicture {
    private static final CurvePicture.Size SIZE = new CurvePicture.Size(1100, 360, 2);
    private static final List<NetworkPart> PARTS = List.of(NetworkPart.values());

    private final CurveModel losses = new CurveModel();
    private final CurveModel scores = new CurveModel();
    private final TimelineModel band =
            new TimelineModel(PARTS.stream().map(RunPicture::title).toList(), 0);
    private Instant start = Instant.EPOCH;
    private int stepsPerEpoch = 1;

    private RunPicture() {}

    static void write(RunFolder run, Path file) {
        RunPicture picture = new RunPicture();
        run.events().forEach(picture::add);
        CurvePicture.writePng(file, picture.render());
    }

    private void add(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            start = started.firstEpoch() == 0 ? started.at() : start;
            stepsPerEpoch = Math.max(1, started.stepsPerEpoch());
        } else if (event instanceof RunEvent.EpochStarted epoch) {
            band.column(epoch.epoch(), states(epoch.applied()));
        } else if (event instanceof RunEvent.Step step) {
            step.losses().forEach((term, value) -> append(losses, term, step.iteration(), step.at(), value));
        } else if (event instanceof RunEvent.Validated validated) {
            for (Map.Entry<String, Double> metric : validated.scores().metrics().entrySet()) {
                append(scores, metric.getKey(), validated.iteration(), validated.at(), metric.getValue());
            }
        }
    }

    private void append(CurveModel model, String name, long iteration, Instant at, double value) {
        double seconds = Duration.between(start, at).toMillis() / 1000.0;
        model.series(name).append(iteration, (double) iteration / stepsPerEpoch, seconds, value);
    }

    private static List<CellState> states(FreezeState applied) {
        return PARTS.stream()
                .map(part -> applied.trained().contains(part) ? CellState.TRAINED : CellState.FROZEN)
                .toList();
    }

    private BufferedImage render() {
        CurveSettings loss = CurveSettings.of("Loss").withSmoothing(0.9);
        BufferedImage top = CurvePicture.render(losses, loss, Optional.empty(), SIZE);
        BufferedImage bottom =
                CurvePicture.render(scores, CurveSettings.of("Validation mAP"), Optional.of(band.snapshot()), SIZE);
        BufferedImage both = new BufferedImage(
                Math.max(top.getWidth(), bottom.getWidth()),
                top.getHeight() + bottom.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        try {
            graphics.drawImage(top, 0, 0, null);
            graphics.drawImage(bottom, 0, top.getHeight(), null);
        } finally {
            graphics.dispose();
        }
        return both;
    }

    private static String title(NetworkPart part) {
        String name = part.name();
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
