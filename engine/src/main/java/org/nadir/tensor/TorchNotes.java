package org.nadir.tensor;

import com.google.gson.JsonArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a checkpoint of OpenMMLab's trainers (MMCV and MMEngine) says about itself beside its tensors. */
final class TorchNotes {
    private static final String CLASSES = "classes";

    private TorchNotes() {}

    /** The notes {@code classes}, a JSON list of names, and {@code config}, a Python text, as far as they are there. */
    static Map<String, String> of(Object content) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> checkpoint && checkpoint.get("meta") instanceof Map<?, ?> meta) {
            Map<?, ?> data = meta.get("dataset_meta") instanceof Map<?, ?> inner ? inner : meta;
            for (String key : List.of("CLASSES", CLASSES)) {
                List<?> names = list(data.get(key));
                if (!names.isEmpty()) {
                    JsonArray array = new JsonArray();
                    names.forEach(name -> array.add(String.valueOf(name)));
                    notes.put(CLASSES, array.toString());
                }
            }
            for (String key : List.of("config", "cfg")) {
                if (meta.get(key) instanceof String text) {
                    notes.put("config", text);
                }
            }
        }
        return notes;
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof Object[] tuple) {
            return Arrays.asList(tuple);
        }
        return value instanceof List<?> list ? list : List.of();
    }
}
