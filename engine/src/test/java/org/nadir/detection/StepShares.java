package org.nadir.detection;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.GradientClip;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;

/**
 * A program to run by hand: where the time of a training step goes. Arguments: backbone, neck channels, head convolutions,
 * images, width, height, classes, objects an image, device.
 */
final class StepShares {
    private static final List<String> PARTS = List.of("forward", "targets", "loss", "backward", "clip and step");

    private StepShares() {}

    public static void main(String[] args) {
        int[] n =
                Arrays.stream(args).skip(1).limit(7).mapToInt(Integer::parseInt).toArray();
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < n[5]; i++) {
            classes.add("c" + i);
        }
        DetectorSettings settings = new DetectorSettings(
                "rotated-retinanet", args[0], n[0], n[1], 4, classes, BackboneOptions.torchvision());
        try (NDManager manager = TorchEngine.newManager(args[8])) {
            RetinaNet net = new RetinaNet(RetinaVariant.rotated(), settings, manager, new RandomStreams(1));
            Sgd optimiser = new Sgd(net.parameters(), 0.9, 1e-4);
            double[][] times = new double[PARTS.size()][20];
            for (int step = 0; step < 20; step++) {
                step(net, optimiser, n, times, step);
            }
            report(times);
        }
    }

    private static void step(RetinaNet net, Sgd optimiser, int[] n, double[][] times, int at) {
        try (NDManager scope = net.parameters().manager().newSubManager();
                Recording recording = Recording.of(net.parameters().trainable())) {
            Random random = new Random(at);
            int[] widths = new int[n[2]];
            int[] heights = new int[n[2]];
            Arrays.fill(widths, n[3]);
            Arrays.fill(heights, n[4]);
            float[] pixels = new float[n[2] * 3 * n[3] * n[4]];
            for (int i = 0; i < pixels.length; i += 7) {
                pixels[i] = random.nextFloat();
            }
            ImageBatch batch = new ImageBatch(scope.create(pixels, new Shape(n[2], 3, n[4], n[3])), widths, heights);
            List<Targets> targets = new ArrayList<>();
            for (int i = 0; i < n[2]; i++) {
                targets.add(objects(random, n));
            }
            long t0 = System.nanoTime();
            RetinaHead.Output output = net.forward(net.pyramid(batch));
            long t1 = System.nanoTime();
            BatchTargets wanted = net.wanted(output, batch, targets);
            long t2 = System.nanoTime();
            NDList terms = net.terms(output, wanted);
            long t3 = System.nanoTime();
            recording.backward(terms.get(0).add(terms.get(1)));
            long t4 = System.nanoTime();
            GradientClip.byNorm(recording, recording.parameters(), 35);
            optimiser.step(recording, 1e-4);
            long t5 = System.nanoTime();
            long[] marks = {t0, t1, t2, t3, t4, t5};
            for (int i = 0; i < 5; i++) {
                times[i][at] = (marks[i + 1] - marks[i]) / 1e6;
            }
        }
    }

    private static Targets objects(Random random, int[] n) {
        float[] boxes = new float[5 * n[6]];
        int[] labels = new int[n[6]];
        for (int i = 0; i < n[6]; i++) {
            boxes[5 * i] = n[3] * random.nextFloat();
            boxes[5 * i + 1] = n[4] * random.nextFloat();
            boxes[5 * i + 2] = 12 + 60 * random.nextFloat();
            boxes[5 * i + 3] = boxes[5 * i + 2] * (0.3f + 0.5f * random.nextFloat());
            boxes[5 * i + 4] = (float) (Math.PI * (random.nextDouble() - 0.5));
            labels[i] = random.nextInt(n[5]);
        }
        return new Targets(boxes, labels, new float[0]);
    }

    private static void report(double[][] times) {
        double total = 0;
        double[] medians = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            double[] later = Arrays.copyOfRange(times[i], 4, times[i].length);
            Arrays.sort(later);
            medians[i] = later[later.length / 2];
            total += medians[i];
        }
        for (int i = 0; i < times.length; i++) {
            System.out.println(String.format(
                    Locale.ROOT, "%-14s %8.1f ms %5.1f %%", PARTS.get(i), medians[i], 100 * medians[i] / total));
        }
    }
}
