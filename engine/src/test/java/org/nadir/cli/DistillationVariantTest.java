package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.SpectralSettings;

class DistillationVariantTest {
    private static SpectralSettings without(String term) {
        return DistillationVariantCommand.settings(DistillationVariantCommand.without(term))
                .orElseThrow()
                .spectral();
    }

    @Test
    void theStudentAloneHasNothingToDistilBy() {
        assertEquals(Optional.empty(), DistillationVariantCommand.settings("plain"));
    }

    @Test
    void everyMethodIsMeasuredAsPublished() {
        for (String method : Distillers.names()) {
            assertEquals(Optional.of(DistillationSettings.of(method)), DistillationVariantCommand.settings(method));
        }
        assertTrue(Distillers.names().contains(DistillationVariantCommand.DS2D2));
    }

    @Test
    void eachVariantLeavesOutTheTermThatItNames() {
        assertEquals(0, without("low_explicit").lowExplicit());
        assertEquals(0, without("high_explicit").highExplicit());
        assertEquals(0, without("full_implicit").fullImplicit());
        assertEquals(0, without("high_implicit").highImplicit());
        assertEquals(
                SpectralSettings.RETINANET_DIOR.lowExplicit(),
                without("high_implicit").lowExplicit());
    }
}
