package org.nadir.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.nadir.tensor.RandomStream;

/**
 * Decodes, augments and batches the images of a split ahead of time on threads of its own. Order and augmentation are a
 * pure function of the settings' random key, the epoch, the image and which of its repetitions it is: any epoch can be asked for, in any order, and comes
 * out the same whatever the number of threads. Iterate from one thread at a time; close it to end the threads.
 */
public final class SampleLoader implements AutoCloseable {
    private final DataSplit split;
    private final ClassMap classes;
    private final SampleRecipe recipe;
    private final LoaderSettings settings;
    private final RepeatFactors repeats;
    private final DecodedImages decoded;
    private final ExecutorService workers;

    /** @throws org.nadir.base.UserProblem never: files are first touched by the iterator */
    public SampleLoader(DataSplit split, ClassMap classes, SampleRecipe recipe, LoaderSettings settings) {
        this.split = split;
        this.classes = classes;
        this.recipe = recipe;
        this.settings = settings;
        this.repeats = RepeatFactors.of(split, classes, settings.repeatThreshold());
        this.decoded = new DecodedImages(settings.keptBytes());
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(settings.threads(), work -> {
            Thread thread = Executors.defaultThreadFactory().newThread(work);
            thread.setName("nadir-samples-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Images of the split, each counted once. */
    public int images() {
        return split.images().size();
    }

    public int batchesPerEpoch() {
        return (repeats.total() + settings.batch() - 1) / settings.batch();
    }

    public RepeatFactors repeats() {
        return repeats;
    }

    /** The batches of an epoch (any number from 0). */
    public Iterator<SampleBatch> epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /**
     * The batches of an epoch from batch {@code first} on. The iterator throws the {@link org.nadir.base.UserProblem} of
     * an image that cannot be decoded.
     */
    public Iterator<SampleBatch> epoch(int epoch, int first) {
        return new Epoch(epoch, first);
    }

    /** What comes in the epoch, in order: image indices, plus the number of images for each earlier coming of the image. */
    int[] order(int epoch) {
        RandomStream chance = settings.random().fork(epoch);
        int[] counts = repeats.counts(chance.fork(0));
        int[] places = settings.shuffle()
                ? chance.permutation(repeats.total())
                : IntStream.range(0, repeats.total()).toArray();
        int[] order = new int[places.length];
        int[] comings = IntStream.range(0, counts.length)
                .flatMap(image -> IntStream.range(0, counts[image]).map(time -> image + time * images()))
                .toArray();
        for (int i = 0; i < order.length; i++) {
            order[i] = comings[places[i]];
        }
        return order;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private TrainingSample load(Coming coming) {
        TrainingSample made = recipe.make(coming);
        return settings.size() == 0 ? made : Resizing.toFit(made, settings.size());
    }

    /** One place in the order of an epoch. */
    private final class Coming implements SampleDraw {
        private final int epoch;
        private final int[] order;
        private final int place;

        Coming(int epoch, int[] order, int place) {
            this.epoch = epoch;
            this.order = order;
            this.place = place;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public RandomStream random() {
            return settings.random().fork(epoch).fork(order[place] + 1L);
        }

        @Override
        public TrainingSample own() {
            return decoded(order[place]);
        }

        @Override
        public TrainingSample another(RandomStream random) {
            return decoded(order[random.nextInt(order.length)]);
        }

        private TrainingSample decoded(int coming) {
            int index = coming % images();
            LabelledImage image = split.images().get(index);
            return TrainingSample.of(image, decoded.of(index, image), classes);
        }
    }

    private SampleBatch batch(List<TrainingSample> samples) {
        int width = settings.size();
        int height = settings.size();
        if (settings.padding() == LoaderSettings.Padding.MULTIPLE_OF_32) {
            width = samples.stream().mapToInt(s -> s.pixels().width()).max().orElse(1);
            height = samples.stream().mapToInt(s -> s.pixels().height()).max().orElse(1);
        }
        return new SampleBatch(samples, (width + 31) / 32 * 32, (height + 31) / 32 * 32);
    }

    private final class Epoch implements Iterator<SampleBatch> {
        private final int epoch;
        private final int[] order;
        private final Deque<Future<TrainingSample>> ahead = new ArrayDeque<>();
        private int submitted;
        private int taken;

        Epoch(int epoch, int first) {
            this.epoch = epoch;
            this.order = order(epoch);
            this.submitted = Math.min(order.length, first * settings.batch());
            this.taken = submitted;
            submit();
        }

        @Override
        public boolean hasNext() {
            return taken < order.length;
        }

        @Override
        public SampleBatch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The epoch is over");
            }
            List<TrainingSample> samples = new ArrayList<>();
            while (samples.size() < settings.batch() && hasNext()) {
                samples.add(take());
            }
            return batch(samples);
        }

        private TrainingSample take() {
            Future<TrainingSample> sample = ahead.remove();
            taken++;
            try {
                TrainingSample result = sample.get();
                submit();
                return result;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for an image", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                throw new IllegalStateException("An image could not be prepared", e.getCause());
            }
        }

        /** Keeps two batches and an image for each thread under way: enough to work ahead, a bound on memory. */
        private void submit() {
            int limit = 2 * settings.batch() + settings.threads();
            while (submitted < order.length && ahead.size() < limit) {
                Coming coming = new Coming(epoch, order, submitted++);
                ahead.add(workers.submit(() -> load(coming)));
            }
        }
    }
}
