package org.nadir.distillation;

import ai.djl.ndarray.NDList;
import java.util.List;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/**
 * A detector whose head reads the high frequencies of its maps instead of the maps: as which the high-frequency amplifier of
 * DS2D2 is trained, and by whose detections it is judged. Start it as a copy of the teacher, train the head alone, with
 * backbone and neck frozen and their norms in evaluation mode, and its head is the amplifier. Parameters are those of the
 * wrapped detector; used by one thread at a time.
 */
public final class HighFrequencyDetector implements Detector {
    private final PyramidDetector teacher;
    private final Wavelet wavelet;

    /** Reads high frequencies of the Haar basis. */
    public HighFrequencyDetector(PyramidDetector teacher) {
        this(teacher, Wavelet.HAAR);
    }

    /**
     * Reads high frequencies of the basis that the student is to be compared by.
     *
     * @param teacher owned by the caller; its head changes in training
     */
    public HighFrequencyDetector(PyramidDetector teacher, String wavelet) {
        this.teacher = teacher;
        this.wavelet = Wavelet.named(wavelet);
    }

    @Override
    public ParameterSet parameters() {
        return teacher.parameters();
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return teacher.part(parameter);
    }

    @Override
    public Normalisation input() {
        return teacher.input();
    }

    @Override
    public List<String> classes() {
        return teacher.classes();
    }

    @Override
    public boolean upright() {
        return teacher.upright();
    }

    @Override
    public LossTerms loss(ImageBatch batch, List<Targets> targets) {
        try (NDList fine = highFrequencies(batch)) {
            return teacher.loss(fine, batch, targets);
        }
    }

    @Override
    public List<List<Detection>> detect(ImageBatch batch, DetectionSettings settings) {
        TorchEngine.inferenceOnly();
        try (NDList fine = highFrequencies(batch)) {
            return teacher.detect(fine, batch, settings);
        }
    }

    private NDList highFrequencies(ImageBatch batch) {
        // neck and backbone stand still: what is kept is what the head reads
        try (NDList maps = batch.source().maps(batch.pixels(), pixels -> teacher.pyramid(ImageBatch.whole(pixels)))) {
            NDList fine = new NDList(maps.size());
            maps.forEach(map -> fine.add(wavelet.highFrequencies(map)));
            return fine;
        }
    }
}
