package org.nadir.detection;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.Georeference;
import org.nadir.scene.SceneInfo;

/**
 * Writes oriented boxes of one scene into GeoJSON as {@link DetectionFiles} describes: where the scene has a place on the
 * earth as polygons in WGS 84, else as polygons in its pixels, which the header then says. Used by one thread.
 */
public final class GeoJsonBoxes {
    static final String WGS84 = "wgs84";
    static final String PIXELS = "pixels";

    private final Optional<Georeference> place;
    private final Optional<double[]> pixelSize;

    public GeoJsonBoxes(SceneInfo info) {
        this.place = Georeference.of(info);
        this.pixelSize = info.pixelSizeMetres();
    }

    /** The members of the header that say what the coordinates of the file mean. */
    public void coordinates(JsonWriter json) throws IOException {
        json.name("coordinates").value(place.isPresent() ? WGS84 : PIXELS);
        if (place.isPresent()) {
            json.name("sceneCrs").value(place.get().crsName());
        } else {
            json.name("remark").value("The scene has no place on the earth: polygons are in its pixels, y down.");
        }
    }

    /** The member {@code geometry} of a feature. */
    public void geometry(JsonWriter json, OrientedBox box) throws IOException {
        json.name("geometry").beginObject().name("type").value("Polygon");
        json.name("coordinates").beginArray();
        ring(json, counterClockwise(placed(box.corners())));
        json.endArray().endObject();
    }

    private double[] placed(double[] corners) {
        if (place.isEmpty()) {
            return corners;
        }
        double[] lonLat = new double[8];
        for (int i = 0; i < 8; i += 2) {
            double[] point = place.get().toWgs84(corners[i], corners[i + 1]);
            lonLat[i] = point[0];
            lonLat[i + 1] = point[1];
            // a box across the antimeridian stays in one piece, on the side of its first corner
            lonLat[i] += 360 * Math.rint((lonLat[0] - lonLat[i]) / 360);
        }
        return lonLat;
    }

    private static double[] counterClockwise(double[] ring) {
        double area = 0;
        for (int i = 0; i < 8; i += 2) {
            int next = (i + 2) % 8;
            area += (ring[i] - ring[0]) * (ring[next + 1] - ring[1]) - (ring[next] - ring[0]) * (ring[i + 1] - ring[1]);
        }
        if (area >= 0) {
            return ring;
        }
        return new double[] {ring[0], ring[1], ring[6], ring[7], ring[4], ring[5], ring[2], ring[3]};
    }

    private static void ring(JsonWriter json, double[] ring) throws IOException {
        json.beginArray();
        for (int i = 0; i <= 8; i += 2) {
            json.beginArray();
            json.value(rounded(ring[i % 8], 9)).value(rounded(ring[i % 8 + 1], 9));
            json.endArray();
        }
        json.endArray();
    }

    /** The properties that hold the box itself: centre, sides and angle, in pixels and where known in metres, and corners. */
    public void properties(JsonWriter json, OrientedBox box) throws IOException {
        json.name("centreX").value(rounded(box.cx(), 4));
        json.name("centreY").value(rounded(box.cy(), 4));
        json.name("width").value(rounded(box.width(), 4));
        json.name("height").value(rounded(box.height(), 4));
        json.name("angle").value(rounded(box.angle(), 7));
        json.name("angleDegrees").value(rounded(Math.toDegrees(box.angle()), 3));
        if (pixelSize.isPresent()) {
            json.name("widthMetres").value(rounded(metres(box.width(), box.angle()), 3));
            json.name("heightMetres").value(rounded(metres(box.height(), box.angle() + Math.PI / 2), 3));
        }
        json.name("pixelCorners").beginArray();
        for (double corner : box.corners()) {
            json.value(rounded(corner, 4));
        }
        json.endArray();
    }

    private double metres(double pixels, double angle) {
        double[] size = pixelSize.orElseThrow();
        return pixels * Math.hypot(size[0] * Math.cos(angle), size[1] * Math.sin(angle));
    }

    /** A number as a person expects to read it, without an exponent. */
    public static BigDecimal rounded(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
