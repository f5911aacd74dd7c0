package org.nadir.scene;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a TIFF to be written looks like. Samples are little-endian and pixel-interleaved.
 *
 * @param nearest true when coarser levels take a pixel instead of a mean (values are not quantities)
 * @param place transform and code of the coordinate system, where known
 */
record TiffPlan(
        int width,
        int height,
        SampleLayout layout,
        GeoTiffWriter.Storage storage,
        OptionalDouble noData,
        OptionalInt alphaBand,
        boolean nearest,
        Place place) {
    static final int TILE = 256;
    static final int STRIP_ROWS = 16;

    /** Where an image lies, as far as known. */
    record Place(Optional<GeoTransform> transform, OptionalInt epsg) {
        static Place unknown() {
            return new Place(Optional.empty(), OptionalInt.empty());
        }
    }

    static TiffPlan of(GeoTiffWriter.Layout layout) {
        return new TiffPlan(
                layout.width(),
                layout.height(),
                samples(layout.bands(), SampleType.UINT8),
                layout.storage(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                false,
                new Place(layout.transform(), layout.epsg()));
    }

    static SampleLayout samples(int bands, SampleType type) {
        return new SampleLayout(bands, type.bytes() * 8, type, false, false, ByteOrder.LITTLE_ENDIAN);
    }

    boolean tiled() {
        return storage != GeoTiffWriter.Storage.STRIPED;
    }

    int rowBytes() {
        return width * layout.samples() * layout.sampleBytes();
    }

    boolean worthCoarser() {
        return storage == GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS && Math.max(width, height) > 512;
    }

    /** The plan of the next coarser level, rounded up. */
    TiffPlan coarser() {
        return new TiffPlan(
                (width + 1) / 2, (height + 1) / 2, layout, storage, noData, alphaBand, nearest, Place.unknown());
    }

    /** True when the file could pass 4 GiB, so that it has to be a BigTIFF. */
    boolean big() {
        return 1.4 * rowBytes() * height > 4.0e9;
    }
}
