package org.nadir.nn;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nadir.tensor.TensorFile;

/**
 * What a weight file asks of the backbone that takes it, and how the backbone behaves in training.
 *
 * @param foldedNorm convolutions have a bias and there is no batch norm
 * @param samePadding TensorFlow's SAME padding: stride 2 pads right and bottom
 * @param input how the weights want their input
 * @param trainNorm a batch norm that records normalises by the batch and moves its statistics (MMDetection's
 *     {@code norm_eval=False}); one that is frozen never does
 * @param dropPath share of the residual branches of an attention network that are left out of a training step, rising
 *     linearly to this from the first block to the last; parts that are frozen for the time being drop theirs too
 * @param fixed parts that never train and therefore drop nothing, as MMDetection's {@code frozen_stages}
 */
public record BackboneOptions(
        boolean foldedNorm,
        boolean samePadding,
        Normalisation input,
        boolean trainNorm,
        double dropPath,
        Set<NetworkPart> fixed) {
    public BackboneOptions {
        // checkpoints of before this was kept say nothing of it
        fixed = fixed == null ? Set.of() : Set.copyOf(fixed);
        if (!(dropPath >= 0 && dropPath < 1)) {
            throw new IllegalArgumentException("A share of branches to drop lies in [0, 1): " + dropPath);
        }
    }

    /** Without dropped branches. */
    public BackboneOptions(boolean foldedNorm, boolean samePadding, Normalisation input, boolean trainNorm) {
        this(foldedNorm, samePadding, input, trainNorm, 0, Set.of());
    }

    /** torchvision's form: batch norm evaluated by stored statistics, symmetric padding, ImageNet's normalisation. */
    public static BackboneOptions torchvision() {
        return new BackboneOptions(false, false, Normalisation.imageNet(), false);
    }

    /** Batch norm in training mode, as for pre-training from scratch. */
    public static BackboneOptions fromScratch() {
        return new BackboneOptions(false, false, Normalisation.imageNet(), true);
    }

    /** The same weights trained in another way. */
    public BackboneOptions training(boolean batchStatistics, double dropped) {
        return new BackboneOptions(foldedNorm, samePadding, input, batchStatistics, dropped, fixed);
    }

    /** The same with parts that never train. */
    public BackboneOptions fixing(Set<NetworkPart> parts) {
        return new BackboneOptions(foldedNorm, samePadding, input, trainNorm, dropPath, parts);
    }

    /** Reads the form out of a file's names and metadata ({@code input}, {@code padding}). */
    public static BackboneOptions forWeights(TensorFile file) {
        boolean anyNorm = file.tensors().keySet().stream().anyMatch(name -> name.endsWith("running_mean"));
        return of(!anyNorm && !file.tensors().isEmpty(), file.metadata());
    }

    private static BackboneOptions of(boolean folded, Map<String, String> metadata) {
        String padding = metadata.getOrDefault("padding", "").toUpperCase(Locale.ROOT);
        String input = metadata.getOrDefault("input", "").replace(" ", "");
        Normalisation normalisation = input.contains("127.5") ? Normalisation.plusMinusOne() : Normalisation.imageNet();
        return new BackboneOptions(folded, padding.contains("SAME"), normalisation, false);
    }
}
