package org.nadir.cli;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nadir.data.ImageSize;
import org.nadir.detection.Detector;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.Targets;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.freezing.Moment;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.run.calibration.MeasuredStep;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One variant of the step benchmark in a process of its own; makes a step for each line
 * "step" and tells its milliseconds, or the peak of memory in MiB for "peak". Not for people. */
@Command(name = "step-variant", hidden = true, description = "Measures training steps for 'bench step'.")
final class StepVariantCommand implements Callable<Integer> {
    private static final int SIDE = 512;
    private static final int BATCH = 2;
    private static final int OBJECTS = 40;

    @Parameters(index = "0", paramLabel = "VARIANT", description = "trained or frozen.")
    private String variant = "trained";

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::measure);
    }

    private void measure(CommandOutput out) throws IOException {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            DetectorSettings settings = new DetectorSettings(
                    Detectors.ROTATED_RETINANET,
                    "resnet50",
                    128,
                    4,
                    4,
                    Collections.nCopies(15, "class"),
                    BackboneOptions.torchvision());
            Detector detector = Detectors.create(settings, manager, new RandomStreams(1));
            Set<NetworkPart> fixed = FreezingSchedules.referenceFixed();
            FreezingSchedule schedule =
                    variant.equals("frozen") ? FreezingSchedules.frozen(fixed) : FreezingSchedules.full(fixed);
            MeasuredStep step =
                    new MeasuredStep(detector, new Sgd(detector.parameters(), 0.9, 1e-4), new ImageSize(SIDE, SIDE));
            step.train(schedule.at(Moment.ofEpoch(0, 1)));
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            int steps = 0;
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                double answer = asked.equals("peak")
                        ? new ProcessMemory().peakBytes() / 1048576.0
                        : step.run(arrays -> arrays.ones(new Shape(BATCH, 3, SIDE, SIDE)), targets(steps++));
                out.line(Double.toString(answer));
            }
        }
    }

    private static List<Targets> targets(int step) {
        RandomStream random = RandomStream.of(step);
        return List.of(targets(random), targets(random));
    }

    private static Targets targets(RandomStream random) {
        float[] boxes = new float[5 * OBJECTS];
        int[] labels = new int[OBJECTS];
        for (int i = 0; i < OBJECTS; i++) {
            boxes[5 * i] = (float) random.nextDouble(0, SIDE);
            boxes[5 * i + 1] = (float) random.nextDouble(0, SIDE);
            boxes[5 * i + 2] = (float) random.nextDouble(30, 90);
            boxes[5 * i + 3] = (float) random.nextDouble(15, 30);
            boxes[5 * i + 4] = (float) random.nextDouble(-1.5, 1.5);
            labels[i] = random.nextInt(15);
        }
        return new Targets(boxes, labels, new float[0]);
    }
}
