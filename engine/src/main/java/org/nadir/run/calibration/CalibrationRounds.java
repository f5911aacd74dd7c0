package org.nadir.run.calibration;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.nn.NetworkPart;

/**
 * Asks a process to read images as every run does, then for steps, and at last for a validation. The steps begin at the top of
 * the network and go down, so that the memory only rises and each peak is that of its own steps; then they come in turns, so
 * that what else the machine does meets all alike. One thread.
 */
final class CalibrationRounds {
    private static final int WARM_UP = 2;
    private static final int MEASURED = 3;

    private final MeasuringProcess worker;
    private final Progress progress;
    private final List<NetworkPart> parts = new ArrayList<>(List.of(NetworkPart.values()));
    private int done;

    CalibrationRounds(MeasuringProcess worker, Progress progress) {
        this.worker = worker;
        this.progress = progress;
        Collections.reverse(parts);
    }

    Calibration measure() throws IOException {
        double base = worker.askOne("peak");
        goOn();
        worker.askOne("load");
        double loaded = worker.askOne("peak");
        Map<NetworkPart, Double> peaks = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : parts) {
            for (int i = 0; i < WARM_UP; i++) {
                step(part);
            }
            peaks.put(part, worker.askOne("peak"));
        }
        Map<NetworkPart, double[]> times = new EnumMap<>(NetworkPart.class);
        parts.forEach(part -> times.put(part, new double[MEASURED]));
        for (int round = 0; round < MEASURED; round++) {
            for (Map.Entry<NetworkPart, double[]> entry : times.entrySet()) {
                entry.getValue()[round] = step(entry.getKey());
            }
        }
        Map<NetworkPart, Calibration.Point> points = new EnumMap<>(NetworkPart.class);
        peaks.forEach((part, peak) -> points.put(
                part, new Calibration.Point(MeasuringProcess.median(times.getOrDefault(part, new double[1])), peak)));
        return new Calibration(Instant.now(), new Calibration.Memory(base, loaded, validation()), points);
    }

    /** MiB by which validation raises the highest memory. */
    private double validation() throws IOException {
        goOn();
        double before = worker.askOne("peak");
        worker.askOne("validate");
        return worker.askOne("peak") - before;
    }

    private void goOn() {
        if (progress.cancelled()) {
            throw new CancellationException("The calibration was cancelled");
        }
    }

    private double step(NetworkPart part) throws IOException {
        goOn();
        progress.report(done++, (long) parts.size() * (WARM_UP + MEASURED), "Measuring training steps");
        return worker.askOne("step " + part);
    }
}
