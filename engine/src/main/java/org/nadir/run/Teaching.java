package org.nadir.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a distillation learns from, once it is there.
 *
 * @param teacher its checkpoint file
 * @param digest of the teacher's weights, see {@link CheckpointFiles#digest}
 * @param amplifier the checkpoint file of its amplifier; empty where none is needed
 * @param facts what the start of the run tells of them
 */
record Teaching(Path teacher, String digest, Optional<Path> amplifier, Map<String, String> facts) {
    Teaching {
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    }
}
