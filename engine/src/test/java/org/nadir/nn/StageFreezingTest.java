package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;

/** One part of a backbone trains, with frozen ones below and above it. */
class StageFreezingTest {
    private static final Swin.Plan SMALL_SWIN = new Swin.Plan(8, List.of(1, 2, 1, 1), List.of(1, 2, 4, 8), 7);
    private static final List<NetworkPart> PARTS =
            List.of(NetworkPart.STEM, NetworkPart.STAGE1, NetworkPart.STAGE2, NetworkPart.STAGE3, NetworkPart.STAGE4);

    private final int threads = TorchEngine.threads();
    private final NDManager manager = TorchEngine.newManager("cpu");

    @BeforeEach
    void sumInOneOrder() {
        TorchEngine.setThreads(1);
    }

    @AfterEach
    void close() {
        TorchEngine.setThreads(threads);
        manager.close();
    }

    private final class Network {
        final ParameterSet set = new ParameterSet(manager, new RandomStreams(3));
        final Backbone backbone;
        final Sgd optimiser = new Sgd(set, 0.9, 1e-3);

        Network(String name) {
            backbone = name.equals("swin")
                    ? new Swin(set.root(), SMALL_SWIN, BackboneOptions.torchvision())
                    : Backbones.create(name, set.root(), BackboneOptions.torchvision());
        }

        /** The gradients of the parts that train, after one step of the optimiser; no rate leaves the weights alone. */
        Map<String, float[]> step(List<NetworkPart> trained, double rate) {
            for (Parameter parameter : set.all()) {
                parameter.trainable(!parameter.buffer() && trained.contains(backbone.part(parameter.name())));
            }
            Map<String, float[]> gradients = new LinkedHashMap<>();
            try (NDManager arrays = manager.newSubManager();
                    Recording recording = Recording.of(set.trainable())) {
                NDList maps = backbone.forward(picture(arrays));
                assertRecordingBeginsAt(trained, maps);
                recording.backward(
                        maps.get(0).square().mean().add(maps.get(3).square().mean()));
                for (Parameter parameter : set.all()) {
                    recording.gradient(parameter).ifPresent(g -> gradients.put(parameter.name(), Ops.values(g)));
                }
                optimiser.step(recording, rate);
            }
            return gradients;
        }

        String digest(boolean of, NetworkPart part) {
            return set.digest(parameter -> of == (backbone.part(parameter.name()) == part));
        }
    }

    /** No map of stages below the lowest part that trains is recorded. */
    private static void assertRecordingBeginsAt(List<NetworkPart> trained, NDList maps) {
        NetworkPart lowest = trained.get(0);
        for (int i = 0; i < 4; i++) {
            assertEquals(lowest.compareTo(NetworkPart.values()[i + 1]) <= 0, Recording.recorded(maps.get(i)));
        }
    }

    private static NDArray picture(NDManager arrays) {
        float[] values = new float[3 * 64 * 64];
        RandomStream random = RandomStream.of(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Ops.constant(arrays, values, new Shape(1, 3, 64, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "mobilenet_v2", "swin"})
    void aPartBetweenFrozenOnesHasTheGradientsOfFullTraining(String name) {
        Network network = new Network(name);
        Map<String, float[]> all = network.step(PARTS, 0);
        for (NetworkPart part : PARTS) {
            Map<String, float[]> own = network.step(List.of(part), 0);
            long expected = all.keySet().stream()
                    .filter(key -> network.backbone.part(key) == part)
                    .count();
            assertTrue(expected > 0, part + " of " + name);
            assertEquals(expected, own.size(), part + " of " + name);
            own.forEach((key, gradient) -> assertArrayEquals(
                    all.getOrDefault(key, new float[0]), gradient, 1e-4f * largest(gradient) + 1e-9f, key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "mobilenet_v2", "swin"})
    void allOtherPartsAndTheirMomentumStayBitIdentical(String name) {
        Network network = new Network(name);
        network.step(PARTS, 1e-4);
        for (NetworkPart part : PARTS) {
            String others = network.digest(false, part);
            String own = network.digest(true, part);
            var momentum = network.optimiser.state();
            network.step(List.of(part), 1e-4);
            assertEquals(others, network.digest(false, part), part + " of " + name);
            assertNotEquals(own, network.digest(true, part), part + " of " + name);
            network.optimiser.state().forEach((key, tensor) -> {
                boolean frozen = network.backbone.part(key.substring("momentum/".length())) != part;
                assertTrue(!frozen || tensor.sameAs(momentum.get(key)), key);
            });
        }
    }

    /** With no graph behind the maps, what is closed is freed. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "mobilenet_v2", "swin"})
    void aFrozenBackboneLeavesNothingButItsMaps(String name) {
        Network network = new Network(name);
        network.set.all().forEach(parameter -> parameter.trainable(false));
        Parameter above = new ParameterSet(manager).root().weight("above", new Shape(1), Initializer.constant(1));
        try (NDManager arrays = manager.newSubManager();
                Recording recording = Recording.of(List.of(above))) {
            assertEquals(1, recording.parameters().size());
            NDArray picture = picture(arrays);
            int before = arrays.getManagedArrays().size();
            NDList maps = network.backbone.forward(picture);
            assertEquals(before + 4, arrays.getManagedArrays().size());
            maps.forEach(map -> assertFalse(Recording.recorded(map)));
        }
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
