package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nadir.data.Pixels;
import org.nadir.data.SampleBatch;
import org.nadir.data.TrainingSample;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Ops;

/**
 * Turns 8-bit images into the input of a detector: one pass over the bytes through a table per channel, straight into the
 * layout of the device, in parallel over images and channels. Stateless.
 */
public final class ImageBatches {
    private ImageBatches() {}

    /** Images in the upper left of a common size, a multiple of 32; the padding is zero. {@code manager} owns the batch. */
    public static ImageBatch of(List<Pixels> images, Normalisation input, NDManager manager) {
        int width =
                ImageBatch.padded(images.stream().mapToInt(Pixels::width).max().orElse(32));
        int height =
                ImageBatch.padded(images.stream().mapToInt(Pixels::height).max().orElse(32));
        return of(images, input, manager, new Shape(images.size(), 3, height, width));
    }

    /** The images of a training batch, padded to its common size rounded up to a multiple of 32. */
    public static ImageBatch of(SampleBatch batch, Normalisation input, NDManager manager) {
        List<Pixels> images =
                batch.samples().stream().map(TrainingSample::pixels).toList();
        Shape shape = new Shape(images.size(), 3, ImageBatch.padded(batch.height()), ImageBatch.padded(batch.width()));
        return of(images, input, manager, shape);
    }

    /** What the images of a training batch show, in its order. */
    public static List<Targets> targets(SampleBatch batch) {
        return batch.samples().stream()
                .map(sample -> Targets.of(sample.boxes(), sample.labels(), sample.difficult()))
                .toList();
    }

    private static ImageBatch of(List<Pixels> images, Normalisation input, NDManager manager, Shape shape) {
        int width = (int) shape.get(3);
        int plane = (int) shape.get(2) * width;
        NDArray pixels = Ops.filled(manager, shape, values -> IntStream.range(0, 3 * images.size())
                .parallel()
                .forEach(i -> {
                    Plane target = new Plane(values, i * plane, width, plane);
                    fill(images.get(i / 3), i % 3, table(input, i % 3), target);
                }));
        int[] widths = images.stream().mapToInt(Pixels::width).toArray();
        int[] heights = images.stream().mapToInt(Pixels::height).toArray();
        return new ImageBatch(pixels, widths, heights);
    }

    private record Plane(FloatBuffer values, int offset, int width, int size) {}

    private static float[] table(Normalisation input, int channel) {
        float[] table = new float[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (value - input.mean()[channel]) / input.std()[channel];
        }
        return table;
    }

    /** Writes every value of the plane: what lay there before is of another batch. */
    private static void fill(Pixels image, int channel, float[] table, Plane target) {
        float[] row = new float[target.width()];
        byte[] rgb = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            int from = 3 * y * image.width() + channel;
            for (int x = 0; x < image.width(); x++, from += 3) {
                row[x] = table[rgb[from] & 0xff];
            }
            target.values().put(target.offset() + y * target.width(), row);
        }
        Arrays.fill(row, 0);
        for (int at = image.height() * target.width(); at < target.size(); at += target.width()) {
            target.values().put(target.offset() + at, row);
        }
    }
}
