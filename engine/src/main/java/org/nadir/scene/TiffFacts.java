package org.nadir.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what a TIFF says about itself from its tags, as GDAL understands them. */
final class TiffFacts {
    private final Path file;
    private final TiffDirectory directory;
    private final TiffImage image;
    private final GeoKeys keys;
    private final GdalMetadata metadata;
    private final SideFiles side;

    TiffFacts(Path file, TiffDirectory directory, TiffImage image) throws IOException {
        this.file = file;
        this.directory = directory;
        this.image = image;
        this.keys = GeoKeys.of(directory);
        this.metadata = GdalMetadata.parse(directory.text(TiffTag.GDAL_METADATA).orElse(""));
        this.side = new SideFiles(file);
    }

    SceneInfo info(List<Integer> overviews) throws IOException {
        Optional<GeoTransform> transform = ownTransform();
        boolean controlPointsOnly = transform.isEmpty() && directory.has(TiffTag.TIE_POINTS);
        transform = transform.or(side::transform);
        // with control points only, the keys are about the points and not about the image
        Optional<SceneCrs> crs =
                controlPointsOnly ? Optional.empty() : keys.crs().or(side::crs);
        return new SceneInfo(
                file,
                image.width,
                image.height,
                image.layout.samples(),
                image.layout.type(),
                crs,
                transform,
                noData(),
                overviews,
                bandNames(),
                GroundSize.of(crs, transform, image.width, image.height),
                colours());
    }

    private Optional<GeoTransform> ownTransform() throws IOException {
        double[] scale = directory.numbers(TiffTag.PIXEL_SCALE);
        double[] tie = directory.numbers(TiffTag.TIE_POINTS);
        double[] m = directory.numbers(TiffTag.TRANSFORMATION);
        GeoTransform transform;
        if (scale.length >= 2 && scale[0] != 0 && scale[1] != 0 && tie.length >= 6) {
            double height = -Math.abs(scale[1]);
            transform = new GeoTransform(tie[3] - tie[0] * scale[0], scale[0], 0, tie[4] - tie[1] * height, 0, height);
        } else if (m.length >= 8) {
            transform = new GeoTransform(m[3], m[0], m[1], m[7], m[4], m[5]);
        } else {
            return Optional.empty();
        }
        return Optional.of(keys.pixelIsPoint() ? halfPixelBack(transform) : transform);
    }

    /** The tie point meant the centre of a pixel; GDAL's transform is about its corner. */
    private static GeoTransform halfPixelBack(GeoTransform t) {
        double[] corner = t.toMap(-0.5, -0.5);
        return new GeoTransform(
                corner[0], t.pixelWidth(), t.rowRotation(), corner[1], t.columnRotation(), t.pixelHeight());
    }

    private OptionalDouble noData() throws IOException {
        String text = directory.text(TiffTag.GDAL_NO_DATA).orElse("").strip();
        if (text.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private List<String> bandNames() {
        return IntStream.range(0, image.layout.samples())
                .mapToObj(band -> metadata.description(band).orElse("Band " + (band + 1)))
                .toList();
    }

    private BandColours colours() throws IOException {
        int photometric = (int) directory.integer(TiffTag.PHOTOMETRIC, 1);
        BandColours.Kind kind =
                switch (photometric) {
                    case 0 -> BandColours.Kind.INVERTED_GREY;
                    case 2, 6 -> BandColours.Kind.RGB;
                    case 3 -> BandColours.Kind.PALETTE;
                    default -> BandColours.Kind.GREY;
                };
        Optional<int[]> palette =
                switch (kind) {
                    case PALETTE -> palette();
                    case INVERTED_GREY -> invertedGrey();
                    default -> Optional.empty();
                };
        if (kind == BandColours.Kind.PALETTE && palette.isEmpty()) {
            kind = BandColours.Kind.GREY;
        }
        List<Integer> rgb = Stream.of("red", "green", "blue")
                .flatMap(colour -> metadata.bandOf(colour).stream())
                .filter(band -> band < image.layout.samples())
                .toList();
        return new BandColours(kind, alphaBand(), rgb.size() == 3 ? rgb : List.of(), palette);
    }

    private OptionalInt alphaBand() throws IOException {
        long[] extra = directory.integers(TiffTag.EXTRA_SAMPLES);
        int first = image.layout.samples() - extra.length;
        for (int i = 0; i < extra.length; i++) {
            if (extra[i] == 1 || extra[i] == 2) {
                return first + i >= 0 ? OptionalInt.of(first + i) : OptionalInt.empty();
            }
        }
        Optional<Integer> named = metadata.bandOf("alpha").filter(band -> band < image.layout.samples());
        return named.isPresent() ? OptionalInt.of(named.get()) : OptionalInt.empty();
    }

    /** White is zero: shown through a falling ramp. */
    private Optional<int[]> invertedGrey() {
        int most = (1 << Math.min(8, image.layout.bits())) - 1;
        if (image.layout.bits() > 8 || image.layout.samples() > 1) {
            return Optional.empty();
        }
        return Optional.of(IntStream.rangeClosed(0, most)
                .map(i -> 0xff000000 | (most - i) * 255 / most * 0x010101)
                .toArray());
    }

    private Optional<int[]> palette() throws IOException {
        long[] map = directory.integers(TiffTag.COLOR_MAP);
        int n = map.length / 3;
        if (n == 0 || n > 1 << 16) {
            return Optional.empty();
        }
        // some writers store bytes where 16 bits are due
        int shift = java.util.Arrays.stream(map).max().orElse(0) < 256 ? 0 : 8;
        int[] palette = new int[n];
        for (int i = 0; i < n; i++) {
            palette[i] =
                    (int) (0xff000000L | map[i] >> shift << 16 | map[n + i] >> shift << 8 | map[2 * n + i] >> shift);
        }
        return Optional.of(palette);
    }
}
