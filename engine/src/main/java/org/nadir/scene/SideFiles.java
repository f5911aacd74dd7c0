package org.nadir.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Where an image lies on the earth as told by files beside it: GDAL's aux.xml, and world files. */
final class SideFiles {
    private static final long MAX_BYTES = 4 << 20;

    private final Path file;

    SideFiles(Path file) {
        this.file = file;
    }

    /** A file beside the image with something added to its whole name. */
    Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    Optional<GeoTransform> transform() {
        return auxText("GeoTransform").flatMap(SideFiles::six).or(this::worldFile);
    }

    Optional<SceneCrs> crs() {
        return auxText("SRS").filter(wkt -> !wkt.isBlank()).map(wkt -> WktCrs.of(wkt.strip()));
    }

    private Optional<String> auxText(String element) {
        Path aux = beside(".aux.xml");
        try {
            if (!Files.isRegularFile(aux) || Files.size(aux) > MAX_BYTES) {
                return Optional.empty();
            }
            XMLStreamReader reader = GdalMetadata.reader(Files.readString(aux));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    return Optional.of(reader.getElementText());
                }
            }
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<GeoTransform> six(String text) {
        double[] v = numbers(text.split("[,\\s]+"));
        return v.length < 6 ? Optional.empty() : Optional.of(new GeoTransform(v[0], v[1], v[2], v[3], v[4], v[5]));
    }

    /** Six lines: A, D, B, E, and the centre of the first pixel. */
    private Optional<GeoTransform> worldFile() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (dot < 0 || dot > name.length() - 4) {
            return Optional.empty();
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        String initials = extension.charAt(0) + extension.substring(extension.length() - 1) + "w";
        for (String candidate : new String[] {initials, extension + "w", "wld"}) {
            Path world = file.resolveSibling(name.substring(0, dot + 1) + candidate);
            try {
                if (Files.isRegularFile(world) && Files.size(world) < 4096) {
                    double[] v = numbers(Files.readString(world).strip().split("\\s+"));
                    return v.length < 6 ? Optional.empty() : Optional.of(fromWorld(v));
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static GeoTransform fromWorld(double[] v) {
        double x = v[4] - v[0] / 2 - v[2] / 2;
        double y = v[5] - v[1] / 2 - v[3] / 2;
        return new GeoTransform(x, v[0], v[2], y, v[1], v[3]);
    }

    private static double[] numbers(String[] words) {
        try {
            return java.util.Arrays.stream(words)
                    .filter(w -> !w.isBlank())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }
}
