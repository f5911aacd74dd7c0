package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.FrozenConv;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;

/** The packed form of a head, made when it is first asked for and anew when the head has changed since. One thread at a time. */
final class PackedHead {
    private @Nullable FrozenRetinaHead packed;
    private long writes;

    /** None while the head learns, and where packed weights do not run. */
    Optional<FrozenRetinaHead> of(RetinaHead head, NDManager manager) {
        List<Parameter> parameters = head.parameters();
        if (!FrozenConv.runsOn(manager) || parameters.stream().anyMatch(Parameter::recorded)) {
            return Optional.empty();
        }
        List<NDArray> values = parameters.stream().map(Parameter::value).toList();
        long now = Ops.writes(values);
        FrozenRetinaHead ready = packed;
        if (ready == null || writes != now) {
            if (ready != null) {
                ready.close();
            }
            ready = head.frozen(manager);
            packed = ready;
            writes = now;
        }
        return Optional.of(ready);
    }
}
