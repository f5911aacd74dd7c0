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
    private final int unread;

    FeatureNetwork(ParameterSet parameters, DetectorSettings settings, Fpn.Levels levels) {
        backbone =
                Backbones.create(settings.backbone(), parameters.root().child("backbone"), settings.backboneOptions());
        neck = new Fpn(parameters.root().child("neck"), backbone, settings.neckChannels(), levels);
        unread = backbone.channels().size() - levels.merged();
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

    /** The five levels of the pyramid of a batch, the finest first; the maps below it come from the batch's source. */
    NDList forward(ImageBatch batch) {
        try (NDList maps = batch.source().maps(batch.pixels(), this::read)) {
            return neck.forward(maps);
        }
    }

    /** The maps that the neck reads, finest first. */
    private NDList read(NDArray images) {
        NDList maps = backbone.forward(images);
        try (NDList others = new NDList(maps.subList(0, unread))) {
            return new NDList(maps.subList(others.size(), maps.size()));
        }
    }
}
