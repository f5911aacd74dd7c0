package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nadir.data.Pixels;
import org.nadir.data.SampleBatch;
import org.nadir.detection.MapSource;
import org.nadir.tensor.Ops;
import org.nadir.training.FeatureFile.Key;

/**
 * Keeps the maps of a backbone or a pyramid that stands still, so that an image which comes again in the same form is not
 * computed again. Images are known by their pixels after all augmentation and by the size that they are padded to. A run with a
 * cache equals one without, bit for bit: values are kept as they are, and a part of a batch is computed by itself only after
 * this was seen to give the same bits as the whole batch (decision 0018). When the disk fails or is full, maps are computed.
 * One thread.
 */
final class FeatureCache implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FeatureCache.class.getName());

    private final Path path;
    private final String what;
    private final long limit;
    private final int batch;
    private final Map<Extent, Boolean> alike = new HashMap<>();
    private @Nullable FeatureFile file;
    private String identity = "";
    private boolean full;
    private long asked;
    private long found;

    /** So many images of one padded size. */
    private record Extent(int images, long height, long width) {
        static Extent of(int images, NDArray pixels) {
            return new Extent(
                    images, pixels.getShape().get(2), pixels.getShape().get(3));
        }
    }

    /**
     * A cache that is used from {@link #open} on.
     *
     * @param path the file
     * @param what is kept, for people
     * @param limit bytes on disk at most
     * @param batch images in a whole batch
     */
    FeatureCache(Path path, String what, long limit, int batch) {
        this.path = path;
        this.what = what;
        this.limit = limit;
        this.batch = batch;
    }

    /**
     * Takes up what is kept of a network; nothing changes if it is open for this one already.
     *
     * @param network what the maps depend on beside the pixels: weights, device, program
     */
    void open(String network) {
        if (network.equals(identity)) {
            return;
        }
        close();
        identity = network;
        full = false;
        alike.clear();
        try {
            file = FeatureFile.open(path, network + ", batches of " + batch, limit);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} cannot be kept in {1} ({2}): they are computed in every epoch", new Object[] {
                what, path, e.getMessage()
            });
        }
    }

    /** Where the maps of a batch come from. */
    MapSource of(SampleBatch samples) {
        return (images, backbone) -> {
            FeatureFile open = file;
            asked += samples.size();
            boolean usable = open != null && (samples.size() == batch || alike(Extent.of(samples.size(), images)));
            return open != null && usable
                    ? maps(new KeptBatch(open, keys(samples, images)), images, backbone)
                    : backbone.apply(images);
        };
    }

    private NDList maps(KeptBatch kept, NDArray images, Function<NDArray, NDList> backbone) {
        int[] missing = kept.missing();
        found += kept.size() - missing.length;
        if (missing.length == 0) {
            return kept.arrays(images.getManager());
        }
        Extent part = Extent.of(missing.length, images);
        if (missing.length < kept.size() && alike(part)) {
            HostMaps computed = some(images, missing, backbone);
            for (int i = 0; i < missing.length; i++) {
                kept.put(missing[i], computed, i);
                keep(kept, missing[i], computed, i);
            }
            return kept.arrays(images.getManager());
        }
        NDList all = backbone.apply(images);
        HostMaps computed = HostMaps.of(all);
        for (int image : missing) {
            keep(kept, image, computed, image);
        }
        if (missing.length < kept.size() && kept.size() == batch && !alike.containsKey(part)) {
            alike.put(part, same(computed, missing, some(images, missing, backbone)));
        }
        return all;
    }

    /** Whether so many images by themselves were seen to have the maps that they have in a whole batch. */
    private boolean alike(Extent part) {
        return alike.getOrDefault(part, false);
    }

    private static HostMaps some(NDArray images, int[] chosen, Function<NDArray, NDList> backbone) {
        try (NDArray rows = Ops.selectRows(images, chosen);
                NDList maps = backbone.apply(rows)) {
            return HostMaps.of(maps);
        }
    }

    private static boolean same(HostMaps all, int[] chosen, HostMaps some) {
        for (int i = 0; i < chosen.length; i++) {
            if (!some.same(i, all, chosen[i])) {
                return false;
            }
        }
        return true;
    }

    private void keep(KeptBatch kept, int image, HostMaps computed, int place) {
        if (full) {
            return;
        }
        try {
            full = !kept.keep(image, computed, place);
            if (full) {
                LOG.log(
                        Level.INFO,
                        "{0} are kept up to {1} MiB: there is the limit, or the disk is nearly full. The rest is computed",
                        new Object[] {what, kept.bytes() >> 20});
            }
        } catch (IOException e) {
            full = true;
            LOG.log(Level.WARNING, "{0} are no longer kept in {1} ({2}): what is not there is computed", new Object[] {
                what, path, e.getMessage()
            });
        }
    }

    private static List<Key> keys(SampleBatch samples, NDArray images) {
        Shape shape = images.getShape();
        return samples.samples().stream()
                .map(sample -> key(sample.pixels(), shape.get(2), shape.get(3)))
                .toList();
    }

    private static Key key(Pixels pixels, long height, long width) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(24)
                    .putInt(pixels.width())
                    .putInt(pixels.height())
                    .putLong(height)
                    .putLong(width)
                    .flip());
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(pixels.rgb()));
            return new Key(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Tells how many images were found since the last time. */
    void report(int epoch) {
        FeatureFile open = file;
        if (open != null && asked > 0) {
            LOG.log(Level.INFO, "Epoch {0}: {1} of {2} of {3} images were there; {4} MiB on disk", new Object[] {
                epoch, what, found, asked, open.bytes() >> 20
            });
        }
        asked = 0;
        found = 0;
    }

    @Override
    public void close() {
        identity = "";
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be closed ({1})", new Object[] {path, e.getMessage()});
        }
        file = null;
    }
}
