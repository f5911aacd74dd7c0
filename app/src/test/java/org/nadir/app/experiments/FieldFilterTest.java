package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;

class FieldFilterTest {
    private static ExperimentDraft draft(Map<String, String> values) {
        return new ExperimentDraft(
                new ExperimentDraft.Origin("test", false, Path.of("").toAbsolutePath()), Optional.empty(), values);
    }

    private static List<String> shown(FieldFilter filter, ExperimentDraft draft) {
        return Fields.all().stream()
                .filter(field -> filter.lets(field, draft))
                .map(Field::key)
                .toList();
    }

    @Test
    void aFieldWithoutEffectIsLeftOutUntilItIsLookedFor() {
        ExperimentDraft full = draft(Map.of("freezing.schedule", "full"));
        assertFalse(shown(FieldFilter.NONE, full).contains("freezing.rho"));
        assertTrue(shown(new FieldFilter("Rho", false), full).contains("freezing.rho"));
        assertTrue(shown(FieldFilter.NONE, draft(Map.of("freezing.schedule", "step")))
                .contains("freezing.rho"));
    }

    @Test
    void everyWordMustBeFoundInNameCardOrHelp() {
        assertEquals(
                List.of("data.tileOverlap"), shown(new FieldFilter("neighbouring  share", false), draft(Map.of())));
        assertEquals(List.of(), shown(new FieldFilter("neighbouring zebra", false), draft(Map.of())));
    }

    @Test
    void onlyWhatDiffersFromItsDefaultIsChangedAndNameAndDataNeverAre() {
        ExperimentDraft draft = draft(Map.of("name", "mine", "data.root", "/data", "data.flips", "0.1"));
        assertEquals(List.of("data.flips"), shown(new FieldFilter("", true), draft));
    }
}
