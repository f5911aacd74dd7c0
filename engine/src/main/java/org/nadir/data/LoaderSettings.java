package org.nadir.data;

import org.nadir.tensor.RandomStream;

/**
 * How a {@link SampleLoader} makes batches.
 *
 * @param batch images in a batch; the last of an epoch may be smaller
 * @param size pixels: images are scaled, keeping their shape, to just fit into {@code size x size}; 0 keeps them
 * @param padding what the common size of a batch is
 * @param threads that decode and augment ahead; at least 1
 * @param shuffle a new order in each epoch, else the order of the split
 * @param repeatThreshold classes that a smaller share of the images show are repeated, see {@link RepeatFactors}; 0 takes
 *     every image once
 * @param keptBytes of decoded images that stay in memory for later epochs, at most; 0 decodes every image each time
 * @param random only its key is used, by forks for epoch and image, so its position does not matter
 */
public record LoaderSettings(
        int batch,
        int size,
        Padding padding,
        int threads,
        boolean shuffle,
        double repeatThreshold,
        long keptBytes,
        RandomStream random) {
    /** What images of a batch are padded to. */
    public enum Padding {
        /** The largest width and height of the batch, each rounded up to a multiple of 32. */
        MULTIPLE_OF_32,
        /** {@code size x size}, rounded up to a multiple of 32: every batch has the same shape. */
        FIXED
    }

    public LoaderSettings {
        if (batch < 1 || threads < 1 || size < 0 || (padding == Padding.FIXED && size == 0)) {
            throw new IllegalArgumentException("batch " + batch + ", size " + size + ", threads " + threads
                    + ", padding " + padding + " cannot be");
        }
    }

    /** For training: shuffled, padded as the batch needs. */
    public static LoaderSettings training(int batch, int size, RandomStream random) {
        return new LoaderSettings(batch, size, Padding.MULTIPLE_OF_32, 2, true, 0, 0, random);
    }

    /** For validation: the order of the split. */
    public static LoaderSettings validation(int batch, int size) {
        return new LoaderSettings(batch, size, Padding.MULTIPLE_OF_32, 2, false, 0, 0, RandomStream.of(0));
    }

    /** The same with another number of threads. */
    public LoaderSettings withThreads(int number) {
        return new LoaderSettings(batch, size, padding, number, shuffle, repeatThreshold, keptBytes, random);
    }

    /** The same with classes repeated that a smaller share of the images show. */
    public LoaderSettings withRepeats(double threshold) {
        return new LoaderSettings(batch, size, padding, threads, shuffle, threshold, keptBytes, random);
    }

    /** The same with that many bytes of decoded images kept in memory. */
    public LoaderSettings withKept(long bytes) {
        return new LoaderSettings(batch, size, padding, threads, shuffle, repeatThreshold, bytes, random);
    }
}
