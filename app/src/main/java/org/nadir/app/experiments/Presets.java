package org.nadir.app.experiments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.experiment.ExperimentYaml;

/** The experiments Nadir offers as a start; they name no data. The YAML lies in assets/presets. */
final class Presets {
    private static final Map<String, String> FILES = Map.of(
            "Full fine-tuning", "full-fine-tuning.yaml",
            "DBF, rho 3", "dbf-rho-3.yaml",
            "Frozen backbone", "frozen-backbone.yaml",
            "Quick look", "quick-look.yaml");
    private static final List<String> ORDER =
            List.of("DBF, rho 3", "Full fine-tuning", "Frozen backbone", "Quick look");

    private Presets() {}

    static List<ExperimentDraft> all() {
        return ORDER.stream()
                .map(title -> draft(title, FILES.getOrDefault(title, "")))
                .toList();
    }

    private static ExperimentDraft draft(String title, String file) {
        Path folder = Path.of("").toAbsolutePath();
        Map<String, String> values = ExperimentYaml.values(text(file), Path.of(file));
        return new ExperimentDraft(new ExperimentDraft.Origin(title, true, folder), Optional.empty(), values);
    }

    private static String text(String file) {
        try (InputStream in = Presets.class.getResourceAsStream("/org/nadir/assets/presets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no preset " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
