package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.tensor.RandomStreams;

/** The detectors by name: a new one is a class in this room and a line here. */
public final class Detectors {
    /** RetinaNet on oriented boxes. */
    public static final String ROTATED_RETINANET = "rotated-retinanet";

    private static final List<String> NAMES = List.of(ROTATED_RETINANET);

    private Detectors() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * Builds a detector with first weights drawn from {@code streams}, on the device of {@code manager}, which owns it.
     *
     * @throws UserProblem when there is no detector or backbone of that name
     */
    public static Detector create(DetectorSettings settings, NDManager manager, RandomStreams streams) {
        if (settings.detector().equals(ROTATED_RETINANET)) {
            return new RotatedRetinaNet(settings, manager, streams);
        }
        throw UserProblem.of("There is no detector of this name")
                .field("model.detector")
                .found(settings.detector())
                .expected(String.join(", ", NAMES))
                .problem();
    }
}
