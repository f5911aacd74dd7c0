package org.nadir.scene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The GeoTIFF keys of a directory (OGC 19-008r4): raster type and reference system. */
final class GeoKeys {
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int CITATION = 1026;
    private static final int GEOGRAPHIC = 2048;
    private static final int GEOGRAPHIC_CITATION = 2049;
    private static final int PROJECTED = 3072;
    private static final int PROJECTED_CITATION = 3073;
    private static final int PROJECTION = 3074;
    private static final int SEMI_MAJOR = 2057;
    private static final int LINEAR_UNIT = 3076;
    private static final int LINEAR_UNIT_SIZE = 3077;
    private static final int USER_DEFINED = 32767;
    private static final String ESRI_TEXT = "ESRI PE String = ";

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Double> doubles = new HashMap<>();

    static GeoKeys of(TiffDirectory directory) throws IOException {
        GeoKeys keys = new GeoKeys();
        long[] table = directory.integers(TiffTag.GEO_KEYS);
        String text = directory.text(TiffTag.GEO_TEXT).orElse("");
        double[] values = directory.numbers(TiffTag.GEO_DOUBLES);
        for (int i = 4; i + 3 < table.length; i += 4) {
            int key = (int) table[i];
            int count = (int) table[i + 2];
            int at = (int) table[i + 3];
            if (table[i + 1] == 0) {
                keys.numbers.put(key, at);
            } else if (table[i + 1] == TiffTag.GEO_TEXT && at < text.length()) {
                keys.texts.put(key, text.substring(at, Math.min(text.length(), at + count)));
            } else if (table[i + 1] == TiffTag.GEO_DOUBLES && at < values.length) {
                keys.doubles.put(key, values[at]);
            }
        }
        return keys;
    }

    boolean empty() {
        return numbers.isEmpty() && texts.isEmpty();
    }

    boolean pixelIsPoint() {
        return numbers.getOrDefault(RASTER_TYPE, 1) == 2;
    }

    /** The reference system that the keys tell, if any. */
    Optional<SceneCrs> crs() {
        OptionalInt projected = code(PROJECTED);
        if (projected.isPresent()) {
            return Optional.of(named("EPSG:" + projected.getAsInt(), projected, false));
        }
        boolean own = numbers.containsKey(PROJECTED)
                || numbers.getOrDefault(MODEL_TYPE, 0) == 1
                || texts.containsKey(PROJECTED_CITATION);
        OptionalInt geographic = code(GEOGRAPHIC);
        if (!own && geographic.isPresent()) {
            return Optional.of(named("EPSG:" + geographic.getAsInt(), geographic, true));
        }
        if (own) {
            return Optional.of(named(name(CITATION, PROJECTED_CITATION), OptionalInt.empty(), false));
        }
        if (numbers.getOrDefault(MODEL_TYPE, 0) == 2) {
            return Optional.of(named(name(GEOGRAPHIC_CITATION, CITATION), OptionalInt.empty(), true));
        }
        return Optional.empty();
    }

    private SceneCrs named(String name, OptionalInt epsg, boolean geographic) {
        Optional<String> wkt = Optional.ofNullable(texts.get(PROJECTED_CITATION))
                .filter(t -> t.startsWith(ESRI_TEXT))
                .map(t -> t.substring(ESRI_TEXT.length()).replace("|", ""))
                .or(this::utm);
        return new SceneCrs(name, epsg, geographic, metresPerUnit(), wkt);
    }

    /** A UTM zone on WGS 84's ellipsoid (or GRS 80, the same to a tenth of a millimetre) with a datum of no code. */
    private Optional<String> utm() {
        int projection = numbers.getOrDefault(PROJECTION, 0);
        int zone = projection % 100;
        boolean south = projection / 100 == 161;
        if ((projection / 100 != 160 && !south)
                || zone < 1
                || zone > 60
                || doubles.getOrDefault(SEMI_MAJOR, 0.0) != 6378137) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "PROJCS[\"UTM\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]],"
                        + "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                        + "PARAMETER[\"central_meridian\",%d],PARAMETER[\"scale_factor\",0.9996],"
                        + "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",%d],UNIT[\"metre\",1]]",
                zone * 6 - 183,
                south ? 10_000_000 : 0));
    }

    private OptionalInt code(int key) {
        int value = numbers.getOrDefault(key, 0);
        return value > 0 && value < USER_DEFINED ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** NaN when the keys leave the unit to the reference system. */
    private double metresPerUnit() {
        return switch (numbers.getOrDefault(LINEAR_UNIT, 0)) {
            case 9001 -> 1;
            case 9002 -> 0.3048;
            case 9003 -> 1200.0 / 3937;
            case USER_DEFINED -> doubles.getOrDefault(LINEAR_UNIT_SIZE, Double.NaN);
            default -> Double.NaN;
        };
    }

    private String name(int first, int second) {
        for (int key : new int[] {first, second}) {
            String text = texts.getOrDefault(key, "");
            for (String line : text.split("\n")) {
                if (line.startsWith("Projection Name = ")) {
                    return line.substring("Projection Name = ".length()).strip();
                }
            }
            String head = text.split("[|\n]", 2)[0].strip();
            if (!head.isEmpty() && !head.startsWith("IMAGINE GeoTIFF Support")) {
                return head;
            }
        }
        return "unnamed";
    }
}
