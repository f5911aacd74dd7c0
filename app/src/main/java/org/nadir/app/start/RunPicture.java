package org.nadir.app.start;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.app.desk.FreezeRows;
import org.nadir.app.runs.RunCurves;
import org.nadir.run.RunFolder;
import org.nadir.training.RunEvent;
import org.nadir.viewer.chart.CurvePicture;
import org.nadir.viewer.chart.CurveSettings;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * Loss and validation curves of a run above the freeze band, as a picture made without a toolkit. The band shows the
 * state that was applied in each epoch, not the one that was wished.
 */
final class RunPicture {
    private static final double SMOOTHING = 0.9;
    private static final CurvePicture.Size UPPER = new CurvePicture.Size(1100, 320, 2);
    private static final CurvePicture.Size LOWER = new CurvePicture.Size(1100, 440, 2);

    private RunPicture() {}

    static void write(RunFolder run, Path file) {
        List<RunEvent> events = run.events();
        RunCurves curves = new RunCurves();
        curves.take(events);
        BufferedImage loss = CurvePicture.render(
                curves.loss(), CurveSettings.of("Loss").withSmoothing(SMOOTHING), Optional.empty(), UPPER);
        BufferedImage score = CurvePicture.render(
                curves.score(),
                CurveSettings.of("Validation mAP"),
                Optional.of(band(events).snapshot()),
                LOWER);
        CurvePicture.writePng(file, stacked(loss, score));
    }

    private static TimelineModel band(List<RunEvent> events) {
        TimelineModel band = FreezeRows.empty(0);
        for (RunEvent event : events) {
            if (event instanceof RunEvent.EpochStarted epoch) {
                band.column(epoch.epoch(), FreezeRows.column(epoch.applied()));
            } else if (event instanceof RunEvent.EpochEnded epoch) {
                // what trained in some step of it, not only in the first
                band.column(epoch.epoch(), FreezeRows.column(epoch.applied()));
            }
        }
        return band;
    }

    private static BufferedImage stacked(BufferedImage upper, BufferedImage lower) {
        BufferedImage both = new BufferedImage(
                Math.max(upper.getWidth(), lower.getWidth()),
                upper.getHeight() + lower.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        try {
            graphics.drawImage(upper, 0, 0, null);
            graphics.drawImage(lower, 0, upper.getHeight(), null);
        } finally {
            graphics.dispose();
        }
        return both;
    }
}
