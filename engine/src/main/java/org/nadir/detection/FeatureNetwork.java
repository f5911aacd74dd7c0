package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.nadir.nn.Backbone;
import org.nadir.nn.Backbones;
import org.nadir.nn.Fpn;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.Normalisation;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * Backbone and feature pyramid under MMRotate's names {@code backbone} and {@code neck}; whatever else a detector has is
 * its head. One thread at a time.
 */
final class FeatureNetwork {
    private static final String BACKBONE = "backbone.";
    private static final String NECK = "neck.";

    private final Backbone backbone;
    private final Fpn neck;

    FeatureNetwork(ParameterSet parameters, DetectorSettings settings, Fpn.Levels levels) {
        backbone =
                Backbones.create(settings.backbone(), parameters.root().child("backbone"), settings.backboneOptions());
        neck = new Fpn(parameters.root().child("neck"), backbone, settings.neckChannels(), levels);
    }

    Normalisation input() {
        return backbone.input();
    }

    NetworkPart part(Parameter parameter) {
        if (parameter.name().startsWith(BACKBONE)) {
            return backbone.part(parameter.name());
        }
        return parameter.name().startsWith(NECK) ? NetworkPart.NECK : NetworkPart.HEAD;
    }

    /** The five levels of the pyramid, the finest first, of normalised images (N, 3, H, W). */
    NDList forward(NDArray images) {
        try (NDList maps = backbone.forward(images)) {
            return neck.forward(maps);
        }
    }
}
