package org.nadir.detection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nadir.base.UserProblem;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Parameter;

/**
 * Puts a checkpoint into a detector, all of it or nothing: a checkpoint of another architecture or of other classes is
 * refused before a single value is changed. Checkpoints hold what {@code parameters().export()} gives.
 */
public final class DetectorWeights {
    private static final int SHOWN = 4;

    private DetectorWeights() {}

    /**
     * Loads all parameters by name.
     *
     * @param source the file that the tensors came from, for the message
     * @throws UserProblem when a name is missing, unknown or has another shape; it tells the first few
     */
    public static void load(Detector detector, Map<String, HostTensor> tensors, Path source) {
        List<String> differences = differences(detector, tensors);
        if (!differences.isEmpty()) {
            List<String> shown = differences.subList(0, Math.min(SHOWN, differences.size()));
            int more = differences.size() - shown.size();
            throw UserProblem.of("The checkpoint is of another architecture")
                    .file(source)
                    .found(String.join("; ", shown) + (more > 0 ? "; and " + more + " more differences" : ""))
                    .remedy(
                            "Use the detector, backbone, neck channels, head convolutions and classes that it was trained"
                                    + " with")
                    .problem();
        }
        for (Parameter parameter : detector.parameters().all()) {
            HostTensor tensor = tensors.get(parameter.name());
            if (tensor != null) {
                parameter.set(tensor.values());
            }
        }
    }

    private static List<String> differences(Detector detector, Map<String, HostTensor> tensors) {
        List<String> differences = new ArrayList<>();
        for (Parameter parameter : detector.parameters().all()) {
            HostTensor tensor = tensors.get(parameter.name());
            long[] wanted = parameter.shape().getShape();
            if (tensor == null) {
                differences.add(parameter.name() + " is not in the file");
            } else if (!Arrays.equals(tensor.shape(), wanted)) {
                differences.add(parameter.name() + " is " + Arrays.toString(tensor.shape()) + " in the file and "
                        + Arrays.toString(wanted) + " in the model");
            }
        }
        for (String name : tensors.keySet()) {
            if (detector.parameters().find(name).isEmpty()) {
                differences.add(name + " is unknown to the model");
            }
        }
        return differences;
    }
}
