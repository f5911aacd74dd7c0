package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What {@code src/test/oracle/distillation_rivals.py} wrote, and the maps and weights that it computes from their index. */
record RivalGolden(double[] terms, double[] gradient) {
    static RivalGolden of(String name) {
        try (InputStream in = RivalGolden.class.getResourceAsStream("/golden/distillation-rivals.json")) {
            Map<String, RivalGolden> all = new Gson()
                    .fromJson(
                            new InputStreamReader(in, StandardCharsets.UTF_8),
                            new TypeToken<Map<String, RivalGolden>>() {}.getType());
            return all.get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] filled(int count, double scale, double step, double start) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * Math.sin(step * i + start));
        }
        return values;
    }

    static float[] student(int count) {
        float[] values = filled(count, 1, 0.9, 0.2);
        float[] more = filled(count, 0.5, 2.3, 1);
        for (int i = 0; i < count; i++) {
            values[i] += more[i];
        }
        return values;
    }

    static float[] teacher(int count) {
        return filled(count, 1.2, 1.1, 0.5);
    }

    void check(float[] actualTerms, float[] actualGradient) {
        assertEquals(terms.length, actualTerms.length);
        for (int i = 0; i < terms.length; i++) {
            assertEquals(terms[i], actualTerms[i], 2e-5 * Math.abs(terms[i]), "term " + i);
        }
        assertEquals(gradient.length, actualGradient.length);
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(gradient[i], actualGradient[i], 1e-5 + 1e-4 * Math.abs(gradient[i]), "entry " + i);
        }
    }
}
