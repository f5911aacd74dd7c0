package org.nadir.run.calibration;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;

/**
 * Measured steps of one model on one machine, by the lowest part that trains while all above it train too.
 *
 * @param at when it was measured
 * @param memory of the process beside the steps
 * @param points one for each part
 */
public record Calibration(Instant at, Memory memory, Map<NetworkPart, Point> points) {
    /**
     * Memory of the process in MiB that is not that of the steps.
     *
     * @param base highest with Java, the engine and the model
     * @param loaded highest after some seconds of reading training images; as {@code base} where the data was not found
     * @param validation by how much validation images raised it after the steps: what those gave back lies in pieces, so that
     *     large maps need room of their own
     */
    public record Memory(double base, double loaded, double validation) {}

    /**
     * A measured step.
     *
     * @param milliseconds median
     * @param peakMib highest memory of the process, with what came before
     */
    public record Point(double milliseconds, double peakMib) {}

    public Calibration {
        points = Collections.unmodifiableMap(new EnumMap<>(points));
        for (NetworkPart part : NetworkPart.values()) {
            if (!points.containsKey(part)) {
                throw new IllegalArgumentException("No measurement of " + part);
            }
        }
    }

    /**
     * Milliseconds of a step. Where parts are frozen above the lowest one that trains, the operations that they save are
     * taken off at the measured time of an operation.
     */
    public double milliseconds(CostModel model, FreezeState state) {
        NetworkPart lowest = lowest(state);
        FreezeState measured = CalibrationSteps.from(lowest);
        FreezeState all = CalibrationSteps.from(NetworkPart.STEM);
        FreezeState head = CalibrationSteps.from(NetworkPart.HEAD);
        double perOperation = (point(NetworkPart.STEM).milliseconds()
                        - point(NetworkPart.HEAD).milliseconds())
                / (model.step(all) - model.step(head));
        double saved = model.step(measured) - model.step(state);
        return point(lowest).milliseconds() - Math.max(0, perOperation) * saved;
    }

    /**
     * Highest memory of the process in MiB where such steps and validations follow each other; what parts frozen above the lowest one that trains save is not
     * taken off.
     */
    public double peakMib(FreezeState state) {
        return point(lowest(state)).peakMib() + memory.validation();
    }

    private static NetworkPart lowest(FreezeState state) {
        return state.trained().stream().findFirst().orElse(NetworkPart.HEAD);
    }

    private Point point(NetworkPart part) {
        return points.getOrDefault(part, new Point(Double.NaN, Double.NaN));
    }

    String json() {
        JsonObject document = new JsonObject();
        document.addProperty("at", at.toString());
        document.addProperty("baseMib", memory.base());
        document.addProperty("loadedMib", memory.loaded());
        document.addProperty("validationMib", memory.validation());
        points.forEach((part, point) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("milliseconds", point.milliseconds());
            entry.addProperty("peakMib", point.peakMib());
            document.add(part.name(), entry);
        });
        return document.toString();
    }

    /** Empty for a text that is no calibration. */
    static Optional<Calibration> parse(String json) {
        try {
            JsonObject document = JsonParser.parseString(json).getAsJsonObject();
            Map<NetworkPart, Point> points = new EnumMap<>(NetworkPart.class);
            for (NetworkPart part : NetworkPart.values()) {
                JsonObject entry = document.getAsJsonObject(part.name());
                points.put(
                        part,
                        new Point(
                                entry.get("milliseconds").getAsDouble(),
                                entry.get("peakMib").getAsDouble()));
            }
            Memory memory = new Memory(
                    document.get("baseMib").getAsDouble(),
                    document.get("loadedMib").getAsDouble(),
                    document.get("validationMib").getAsDouble());
            return Optional.of(new Calibration(Instant.parse(document.get("at").getAsString()), memory, points));
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | UnsupportedOperationException
                | NumberFormatException
                | DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
