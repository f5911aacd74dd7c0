package org.nadir.run.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;

/**
 * A run of a grid before it exists.
 *
 * @param spec its specification, the name of the run in it
 * @param cell what tells it from the other runs: label of the choice by title of the axis
 */
public record PlannedRun(ExperimentSpec spec, Map<String, String> cell) {
    public PlannedRun {
        cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    }

    public String name() {
        return spec.name();
    }

    /** A digest of everything but the name: two runs with the same one compute the same. */
    String digest() {
        return digest(spec);
    }

    static String digest(ExperimentSpec spec) {
        Map<String, String> values = new LinkedHashMap<>(Fields.values(spec));
        values.remove("name");
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(ExperimentYaml.write(values).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
