package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;

/** What a checkpoint says of its backbone. */
final class BackboneDescriptionTest {
    private static BackboneOptions read(String json) {
        return EventCodec.GSON.fromJson(json, BackboneOptions.class);
    }

    @Test
    void isReadFromCheckpointsThatDoNotNameWhatNeverTrains() {
        BackboneOptions options = read("{\"foldedNorm\":true,\"samePadding\":true,"
                + "\"input\":{\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5]},\"trainNorm\":false,\"dropPath\":0.2}");
        assertEquals(Set.of(), options.fixed());
        assertEquals(0.2, options.dropPath());
    }

    @Test
    void isReadAsItWasWritten() {
        BackboneOptions options = BackboneOptions.torchvision().fixing(Set.of(NetworkPart.STEM));
        assertEquals(options.fixed(), read(EventCodec.GSON.toJson(options)).fixed());
    }
}
