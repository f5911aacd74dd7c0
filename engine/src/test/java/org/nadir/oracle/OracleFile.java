package org.nadir.oracle;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TensorFile;

/**
 * What a reference implementation answered, with the weights and the image that it was asked with: a golden file of the
 * scripts in {@code engine/src/test/oracle}. Weights and image are computed as {@code filled.py} computes them.
 */
public final class OracleFile {
    private final TensorFile content;

    private OracleFile(TensorFile content) {
        this.content = content;
    }

    /** Opens {@code golden/NAME.safetensors}. */
    public static OracleFile open(String name) {
        return new OracleFile(Safetensors.read(resource("golden/" + name + ".safetensors")));
    }

    /** A file of the test resources. */
    public static Path resource(String name) {
        URL url = OracleFile.class.getResource("/" + name);
        if (url == null) {
            throw new IllegalArgumentException("No test resource " + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The weights of the reference by its own names. */
    public Map<String, HostTensor> weights() {
        Map<String, HostTensor> weights = new LinkedHashMap<>();
        for (JsonElement each : JsonParser.parseString(note("weights")).getAsJsonArray()) {
            weights.put(each.getAsJsonArray().get(0).getAsString(), filled(each.getAsJsonArray()));
        }
        return weights;
    }

    /** The normalised image (1, 3, H, W). */
    public HostTensor image() {
        return filled(JsonParser.parseString(note("image")).getAsJsonArray());
    }

    /** An output of the reference. */
    public HostTensor output(String name) {
        HostTensor tensor = content.tensors().get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("The golden file has no " + name);
        }
        return tensor;
    }

    /** A note of the script: text, or JSON. */
    public String note(String key) {
        return content.metadata().getOrDefault(key, "");
    }

    private static HostTensor filled(JsonArray described) {
        Gson gson = new Gson();
        return filled(
                described.get(0).getAsString(),
                gson.fromJson(described.get(1), long[].class),
                described.get(2).getAsDouble(),
                described.get(3).getAsDouble());
    }

    /** Values in [low, high) that depend on the name and the place alone. */
    public static HostTensor filled(String name, long[] shape, double low, double high) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        float[] values = new float[(int) size];
        long key = 0xCBF29CE484222325L;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            key = (key ^ (each & 0xff)) * 0x100000001B3L;
        }
        for (int i = 0; i < values.length; i++) {
            long z = key + (i + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z = z ^ (z >>> 31);
            values[i] = (float) (low + (high - low) * ((z >>> 40) * 0x1p-24));
        }
        return new HostTensor(shape, DType.F32, values);
    }
}
