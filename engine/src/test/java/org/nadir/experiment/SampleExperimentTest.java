package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nadir.data.synthetic.SampleProject;

class SampleExperimentTest {
    @Test
    void theReadyExperimentIsValidAndFrozen() throws IOException {
        ExperimentSpec spec = read("experiment.yaml");
        assertEquals("frozen", spec.freezing().schedule());
        assertEquals("resnet18-quarter", spec.model().backbone());
        assertTrue(spec.model().weights().endsWith(SampleProject.BACKBONE));
    }

    @Test
    void theSecondExperimentDiffersInNameAndFreezingOnly() throws IOException {
        ExperimentSpec step = read("experiment-step.yaml");
        ExperimentSpec frozen = read("experiment.yaml");
        assertEquals("step", step.freezing().schedule());
        assertEquals(3, step.freezing().rho());
        assertEquals(frozen.data(), step.data());
        assertEquals(frozen.model(), step.model());
        assertEquals(frozen.optimisation(), step.optimisation());
        assertEquals(frozen.run(), step.run());
    }

    @Test
    void theThirdExperimentLearnsFromTheFirst() throws IOException {
        ExperimentSpec student = read("experiment-distil.yaml");
        assertEquals(read("experiment.yaml").data(), student.data());
        assertTrue(student.distillation().teacher().orElseThrow().endsWith("experiment.yaml"));
        assertTrue(student.distillation().distils());
    }

    private static ExperimentSpec read(String name) throws IOException {
        try (InputStream in = SampleProject.class.getResourceAsStream(name)) {
            return ExperimentYaml.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of("samples", name));
        }
    }
}
