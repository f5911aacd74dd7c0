package org.nadir.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/** Operations are multiplications with their addition (MACs), as torchvision and papers count "FLOPs". */
class BackboneWorkTest {
    private static Map<NetworkPart, PartWork> at224(String name) {
        WorkCount count = new WorkCount(224, 224);
        Backbones.count(name, BackboneOptions.torchvision(), count);
        return count.parts();
    }

    private static long operations(String name) {
        return at224(name).values().stream().mapToLong(PartWork::operations).sum();
    }

    /** Convolutions of torchvision's models at 224 px: their published totals without the classifier (and features.18). */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 1813561344",
        "resnet50, 4087136256",
        "mobilenet_v2, 279423872",
    })
    void operationsAreThoseOfTorchvision(String name, long expected) {
        assertEquals(expected, operations(name));
    }

    /** torchvision tells 4.49 and 8.74 G. */
    @ParameterizedTest
    @CsvSource({"swin_t, 4.49e9", "swin_s, 8.74e9"})
    void operationsOfAttentionAreThoseOfTorchvision(String name, double expected) {
        assertEquals(expected, operations(name), 0.005 * expected);
    }

    /** torchvision's counts without the classifier; ours has a norm on each of the four outputs of Swin. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11176512",
        "resnet34, 21284672",
        "resnet50, 23508032",
        "resnet101, 42500160",
        "mobilenet_v2, 1811712",
        "swin_t, 27520698",
        "swin_s, 48838602"
    })
    void parametersAreThoseOfTorchvision(String name, long expected) {
        assertEquals(
                expected,
                at224(name).values().stream().mapToLong(PartWork::parameters).sum());
    }

    /** 112 x 112 cells of 7 x 7 x 3 x 64 weights. */
    @Test
    void theStemOfAResNetIsItsFirstConvolution() {
        PartWork stem = at224("resnet50").getOrDefault(NetworkPart.STEM, new PartWork(0, 0));
        assertEquals(new PartWork(112L * 112 * 7 * 7 * 3 * 64, 7 * 7 * 3 * 64 + 128), stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-quarter", "resnet18", "mobilenet_v2", "swin"})
    void everyPartHasTheParametersThatAreBuilt(String name) {
        Swin.Plan plan = new Swin.Plan(8, List.of(1, 2, 1, 1), List.of(1, 2, 4, 8), 7);
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            WorkCount count = new WorkCount(64, 64);
            Backbone backbone;
            if (name.equals("swin")) {
                backbone = new Swin(set.root(), plan, BackboneOptions.torchvision());
                assertEquals(backbone.channels(), new BackboneWork(count, BackboneOptions.torchvision()).swin(plan));
            } else {
                backbone = Backbones.create(name, set.root(), BackboneOptions.torchvision());
                assertEquals(backbone.channels(), Backbones.count(name, BackboneOptions.torchvision(), count));
            }
            Map<NetworkPart, Long> built = new EnumMap<>(NetworkPart.class);
            for (Parameter parameter : set.all()) {
                if (!parameter.buffer()) {
                    built.merge(
                            backbone.part(parameter.name()), parameter.shape().size(), Long::sum);
                }
            }
            built.forEach((part, size) -> assertEquals(
                    size, count.parts().getOrDefault(part, new PartWork(0, 0)).parameters(), part + " of " + name));
        }
    }
}
