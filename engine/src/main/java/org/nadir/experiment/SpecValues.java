package org.nadir.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns checked texts of fields into records and back. */
final class SpecValues {
    private SpecValues() {}

    static ExperimentSpec toSpec(Map<String, String> values, Path folder) {
        FieldTexts texts = new FieldTexts(values, folder);
        return new ExperimentSpec(
                texts.text("name"),
                DataFields.read(texts),
                ModelFields.read(texts),
                FreezingFields.read(texts),
                DistillationFields.read(texts),
                OptimisationFields.read(texts),
                RunFields.read(texts));
    }

    static Map<String, String> values(ExperimentSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", spec.name());
        DataFields.write(spec.data(), values);
        ModelFields.write(spec.model(), values);
        FreezingFields.write(spec.freezing(), values);
        DistillationFields.write(spec.distillation(), values);
        OptimisationFields.write(spec.optimisation(), values);
        RunFields.write(spec.run(), values);
        return values;
    }
}
