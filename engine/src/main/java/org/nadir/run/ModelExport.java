package org.nadir.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nadir.detection.DetectorNames;
import org.nadir.detection.DetectorOption;
import org.nadir.detection.Detectors;
import org.nadir.experiment.ModelSpec;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;

/** Writes the weights of a trained model for other programs, with what they must know of it as metadata. Stateless. */
public final class ModelExport {
    static final String DETECTOR = "detector";
    static final String BACKBONE = "backbone";
    static final String ANCHOR_BASE = "anchor_base";

    private ModelExport() {}

    /** Whose names the tensors get. */
    public enum Names {
        /** The backbone alone, for torchvision's models without their classifier. */
        TORCHVISION,
        /** The whole detector, for MMRotate and MMDetection. */
        MMROTATE
    }

    /**
     * Writes a safetensors file.
     *
     * @return the tensors by name
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public static Map<String, HostTensor> write(TrainedModel model, Names names, Path out) {
        Map<String, HostTensor> own = model.detector().parameters().export();
        Map<String, HostTensor> tensors =
                names == Names.TORCHVISION ? DetectorNames.toTorchvision(own) : DetectorNames.toMmrotate(own);
        Safetensors.write(out, tensors, metadata(model, names));
        return tensors;
    }

    private static Map<String, String> metadata(TrainedModel model, Names names) {
        Map<String, String> notes = new LinkedHashMap<>();
        // what Python's loaders look for
        notes.put("format", "pt");
        notes.put("names", names.name().toLowerCase(Locale.ROOT));
        ModelSpec trained = model.spec().model();
        notes.put(DETECTOR, trained.detector());
        notes.put(BACKBONE, trained.backbone());
        if (Detectors.using(DetectorOption.ANCHOR_BASE).contains(trained.detector())) {
            // MMRotate's octave_base_scale, or half the scale of its region proposal network
            notes.put(ANCHOR_BASE, Double.toString(trained.anchorBase()));
        }
        notes.put("classes", EventCodec.GSON.toJson(model.classes()));
        notes.put("angles", "le90");
        Normalisation input = model.detector().input();
        notes.put("input", "(rgb - " + Arrays.toString(input.mean()) + ") / " + Arrays.toString(input.std()));
        BackboneOptions options = model.backbone();
        if (options.samePadding()) {
            notes.put("padding", "TensorFlow SAME: stride 2 pads right and bottom");
        }
        notes.put("made_by", "Nadir, run " + model.spec().name());
        return notes;
    }
}
