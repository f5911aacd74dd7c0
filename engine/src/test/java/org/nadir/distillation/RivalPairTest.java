package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Rotated RetinaNets of random weights, 16 channels learning from 24, one image of 64 pixels and one of 64 x 48. */
class RivalPairTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private PyramidDetector detector(int channels, long seed) {
        return detector(Detectors.ROTATED_RETINANET, channels, seed);
    }

    private PyramidDetector detector(String name, int channels, long seed) {
        DetectorSettings settings = new DetectorSettings(
                name, "mobilenet_v2", channels, 4, 2, List.of("ship", "plane"), BackboneOptions.torchvision());
        PyramidDetector detector = (PyramidDetector) Detectors.create(settings, manager, new RandomStreams(seed));
        for (Parameter parameter : detector.parameters().all()) {
            if (parameter.name().startsWith("bbox_head") && parameter.name().endsWith("weight")) {
                // an untrained head says the same of everything
                NDArray larger = parameter.value().mul(20);
                parameter.set(Ops.values(larger));
            }
        }
        return detector;
    }

    private ImageBatch images() {
        float[] pixels = new float[2 * 3 * 64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.sin(0.37 * i + 1e-4 * i * i);
        }
        NDArray array = Ops.constant(manager, pixels, new Shape(2, 3, 64, 64));
        return new ImageBatch(array, new int[] {64, 64}, new int[] {64, 48});
    }

    private static List<Targets> targets() {
        Targets ship = new Targets(new float[] {30, 30, 30, 12, 0.5f}, new int[1], new float[0]);
        return List.of(ship, new Targets(new float[0], new int[0], new float[0]));
    }

    /** Terms of a step and the largest slope by the first word of a parameter's name. */
    private record Step(Map<String, Float> terms, Map<String, Float> slopes) {}

    private Step step(DistillationSettings settings, Pair pair) {
        Distiller distiller = Distillers.create(settings, pair);
        NDList wanted = pair.teacher().pyramid(images());
        Map<String, Float> values = new HashMap<>();
        Map<String, Float> slopes = new HashMap<>();
        try (Recording recording = Recording.of(pair.student().parameters().trainable())) {
            NDList own = pair.student().pyramid(images());
            Map<String, NDArray> terms = distiller.terms(new PairBatch(images(), targets(), own, wanted));
            NDArray total = null;
            for (Map.Entry<String, NDArray> term : terms.entrySet()) {
                values.put(term.getKey(), term.getValue().getFloat());
                total = total == null ? term.getValue() : total.add(term.getValue());
            }
            if (total != null) {
                recording.backward(total);
            }
            for (Parameter parameter : recording.parameters()) {
                String first = parameter.name().split("\\.", 2)[0];
                recording
                        .gradient(parameter)
                        .ifPresent(g -> slopes.merge(first, g.abs().max().getFloat(), Math::max));
            }
        }
        return new Step(values, slopes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fitnets", "fgd", "mgd", "pkd", "cwd"})
    void gradientsReachTheStudentAndNeverTheTeacher(String method) {
        Pair pair = new Pair(detector(16, 1), detector(24, 2), Optional.empty());
        String before = pair.teacher().parameters().digest(parameter -> true);
        Step step = step(DistillationSettings.of(method), pair);
        step.terms().forEach((name, value) -> assertTrue(value > 0 && Float.isFinite(value), name + " " + value));
        for (String part : List.of("backbone", "neck")) {
            float slope = step.slopes().getOrDefault(part, 0f);
            assertTrue(slope > 0 && Float.isFinite(slope), part + " " + step.slopes());
        }
        assertTrue(step.slopes().getOrDefault("distillation", 0f) > 0, "The adapters learn " + step.slopes());
        assertEquals(before, pair.teacher().parameters().digest(parameter -> true));
        assertTrue(pair.teacher()
                .parameters()
                .find("distillation.0.adapter.weight")
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit-kd", "crosskd"})
    void whatHeadsSayTeachesTheStudentAndNeverTheTeacher(String method) {
        Pair pair = pair();
        String before = pair.teacher().parameters().digest(parameter -> true);
        Step step = step(DistillationSettings.of(method), pair);
        step.terms().forEach((name, value) -> assertTrue(value > 0 && Float.isFinite(value), name + " " + value));
        for (String part : List.of("backbone", "neck", "bbox_head")) {
            float slope = step.slopes().getOrDefault(part, 0f);
            assertTrue(slope > 0 && Float.isFinite(slope), part + " " + step.slopes());
        }
        assertEquals(before, pair.teacher().parameters().digest(parameter -> true));
    }

    @Test
    void equalDetectorsHaveNothingToSayToEachOther() {
        Pair equal = new Pair(detector(16, 1), detector(16, 1), Optional.empty());
        assertEquals(
                Map.of("logit kd", 0f),
                step(DistillationSettings.of("logit-kd"), equal).terms());
        assertEquals(0f, step(DistillationSettings.of("crosskd"), equal).terms().get("crosskd regression"), 1e-4);
    }

    @Test
    void twoStagesAreComparedInTheRegionsOfTheStudent() {
        Pair pair = new Pair(
                detector(Detectors.FASTER_RCNN, 16, 1), detector(Detectors.FASTER_RCNN, 16, 2), Optional.empty());
        for (String method : List.of("logit-kd", "crosskd", "fgd")) {
            Step step = step(DistillationSettings.of(method), pair);
            step.terms().forEach((name, value) -> assertTrue(value > 0 && Float.isFinite(value), name + " " + value));
            assertTrue(step.slopes().get("neck") > 0);
        }
    }

    @Test
    void headsOfDifferentWidthsCannotCross() {
        Pair wider = new Pair(detector(16, 1), detector(24, 2), Optional.empty());
        assertThrows(UserProblem.class, () -> Distillers.check(DistillationSettings.of("crosskd"), wider));
        Distillers.check(DistillationSettings.of("logit-kd"), wider);
    }

    @Test
    void theWeightMultipliesEveryTermAndZeroLeavesItOut() {
        Map<String, Float> once = step(weighted(1), pair()).terms();
        Map<String, Float> twice = step(weighted(2), pair()).terms();
        assertEquals(Set.of("fgd foreground", "fgd background", "fgd attention", "fgd context"), once.keySet());
        once.forEach((name, value) -> assertEquals(2 * value, twice.get(name), 1e-5 * Math.abs(value)));
        assertEquals(Map.of(), step(weighted(0), pair()).terms());
    }

    private Pair pair() {
        return new Pair(detector(16, 1), detector(16, 2), Optional.empty());
    }

    private static DistillationSettings weighted(double weight) {
        DistillationSettings published = DistillationSettings.of("fgd");
        return new DistillationSettings(
                "fgd", published.spectral(), new RivalSettings(weight, 0, 0.65), published.levels());
    }

    @Test
    void onlyTheChosenLevelsAreCompared() {
        DistillationSettings published = DistillationSettings.of("fitnets");
        Pair pair = pair();
        DistillationSettings coarse =
                new DistillationSettings("fitnets", published.spectral(), published.rival(), Set.of(3, 4));
        Step step = step(coarse, pair);
        assertTrue(step.terms().get("fitnets") > 0);
        assertTrue(pair.student()
                .parameters()
                .find("distillation.3.adapter.weight")
                .isPresent());
        assertTrue(pair.student()
                .parameters()
                .find("distillation.2.adapter.weight")
                .isEmpty());
    }

    @Test
    void aPairOfOneWidthNeedsNoAdapterButInFitNets() {
        Pair pair = pair();
        step(DistillationSettings.of("pkd"), pair);
        assertFalse(pair.student().parameters().all().stream()
                .anyMatch(parameter -> parameter.name().startsWith("distillation")));
        step(DistillationSettings.of("fitnets"), pair);
        assertTrue(pair.student()
                .parameters()
                .find("distillation.0.adapter.weight")
                .isPresent());
    }

    @Test
    void theSameSeedMasksTheSameCells() {
        Map<String, Float> once = step(DistillationSettings.of("mgd"), pair()).terms();
        assertEquals(once, step(DistillationSettings.of("mgd"), pair()).terms());
    }

    @Test
    void everyMethodSaysWhatItCompares() {
        for (String method : Distillers.names()) {
            assertTrue(Distillers.help(method).endsWith("."), method);
        }
        assertEquals(Collections.emptySet(), duplicates(Distillers.names()));
    }

    private static Set<String> duplicates(List<String> names) {
        return names.stream()
                .filter(name -> Collections.frequency(names, name) > 1)
                .collect(java.util.stream.Collectors.toSet());
    }
}
