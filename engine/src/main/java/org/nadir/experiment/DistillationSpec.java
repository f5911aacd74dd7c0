package org.nadir.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.nadir.distillation.DistillationSettings;

/**
 * What a student learns from a teacher beside the labels.
 *
 * @param teacher a run folder, a checkpoint, a detector's {@code .pth} or the YAML of an experiment that is trained first,
 *     absolute once read from a file; empty without distillation
 * @param amplifier a run or checkpoint of a high-frequency amplifier; empty = it is found among the runs, or trained
 * @param amplifierEpochs for how long an amplifier trains that is not there; 0 = as long as the student
 * @param settings of the method; empty without one, and for the amplifier itself
 * @param wavelet whose high frequencies an amplifier learns to read; empty for everything else
 * @param cache whether the teacher's maps are kept
 */
public record DistillationSpec(
        String method,
        Optional<Path> teacher,
        Optional<Path> amplifier,
        int amplifierEpochs,
        Optional<DistillationSettings> settings,
        Optional<String> wavelet,
        CacheSpec cache) {
    /** The method of an experiment without a teacher. */
    public static final String NONE = "none";

    /** The method of a run that trains the high-frequency amplifier of a teacher: its head alone, see DS2D2. */
    public static final String AMPLIFIER = "amplifier";

    /** The freezing table of such a run: the head trains and nothing else does. */
    public static final String HEAD_ALONE = "backbone: -; neck: -";

    /** The experiment learns from the labels alone. */
    public static DistillationSpec none() {
        return new DistillationSpec(
                NONE, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), CacheSpec.OFF);
    }

    /** The experiment trains the amplifier of this teacher. */
    static DistillationSpec amplifierOf(Path teacher, String wavelet) {
        return new DistillationSpec(
                AMPLIFIER,
                Optional.of(teacher),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.of(wavelet),
                CacheSpec.OFF);
    }

    /** True when a student learns from a teacher. */
    public boolean distils() {
        return settings.isPresent();
    }

    /** True for the run of an amplifier. */
    public boolean trainsAmplifier() {
        return wavelet.isPresent();
    }
}
