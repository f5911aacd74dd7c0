package org.nadir.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.training.FeatureFile.Key;
import org.nadir.training.HostMaps.Layout;

/** What a file has of the images of one batch. One thread. */
final class KeptBatch {
    private final FeatureFile file;
    private final List<Key> keys;
    private final @Nullable HostMaps found;
    private final int[] missing;

    KeptBatch(FeatureFile file, List<Key> keys) {
        this.file = file;
        this.keys = keys;
        HostMaps room = keys.stream()
                .flatMap(key -> file.layouts(key).stream())
                .findFirst()
                .map(layouts -> HostMaps.room(keys.size(), layouts))
                .orElse(null);
        this.found = room;
        this.missing = IntStream.range(0, keys.size())
                .filter(i -> room == null || !file.read(keys.get(i), room, i))
                .toArray();
    }

    int size() {
        return keys.size();
    }

    /** The images that are not there. */
    int[] missing() {
        return missing;
    }

    /** Fills in one that was missing. */
    void put(int image, HostMaps computed, int place) {
        room().put(image, computed, place);
    }

    /** The maps of the batch, once none is missing. */
    NDList arrays(NDManager manager) {
        return room().arrays(manager);
    }

    /** Writes what was computed of an image to the file; false when there is no room. */
    boolean keep(int image, HostMaps computed, int place) throws IOException {
        List<Layout> layouts = computed.layouts();
        boolean fits = file.hasRoom(layouts);
        if (fits && file.layouts(keys.get(image)).isEmpty()) {
            file.append(keys.get(image), computed, place);
        }
        return fits;
    }

    /** Bytes of the file. */
    long bytes() {
        return file.bytes();
    }

    private HostMaps room() {
        if (found == null) {
            throw new IllegalStateException("Nothing of this batch was kept");
        }
        return found;
    }
}
