package org.nadir.nn;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/**
 * The published weights that backbones can start from. A file is fetched once into a cache folder and checked; one that a
 * person brought along is as good. torchvision publishes the first eight hexadecimal digits of the SHA-256 in the file's
 * name and no more, so that is what can be checked. Safe from any thread; two processes do not fetch the same file at once.
 */
public final class WeightRegistry {
    private static final String TORCH = "https://download.pytorch.org/models/";

    private final Path cache;
    private final List<Entry> entries;

    /**
     * One published file.
     *
     * @param name for a list on the screen
     * @param backbone name in {@link Backbones}
     * @param address where its maker publishes it
     * @param sha256Prefix first hexadecimal digits of the SHA-256, lower case
     * @param licence SPDX identifier
     */
    public record Entry(String name, String backbone, URI address, String sha256Prefix, String licence) {
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The registry of torchvision's ImageNet weights with its cache in {@code cache}, which is made when needed. */
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

    /** Where the cache holds the entry's file, whether it is there or not. */
    public Path cached(Entry entry) {
        return cache.resolve(entry.fileName());
    }

    public boolean available(Entry entry) {
        return Files.isRegularFile(cached(entry));
    }

    /**
     * The checked file, downloaded when it is not in the cache.
     *
     * @throws UserProblem when there is no connection, the cache cannot be written or the file is not the published one
     * @throws java.util.concurrent.CancellationException when {@code progress} was cancelled; the next call goes on
     */
    public Path fetch(Entry entry, Progress progress) {
        Path target = cached(entry);
        if (Files.isRegularFile(target)) {
            return target;
        }
        Download download = new Download(entry.address(), cache.resolve(entry.fileName() + ".part"), progress);
        try {
            Files.createDirectories(cache);
            download.run();
            Path part = cache.resolve(entry.fileName() + ".part");
            String digest = sha256(part);
            if (!digest.startsWith(entry.sha256Prefix())) {
                download.discard();
                throw wrongFile(entry, entry.address().toString(), digest);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw UserProblem.of("The weights could not be fetched from " + entry.address() + " (" + reason(e) + ")")
                    .file(target)
                    .remedy("Connect and try again, or fetch the file elsewhere and choose it as a local weight file")
                    .cause(e)
                    .problem();
        }
    }

    /**
     * Checks a file that a person brought along and copies it into the cache.
     *
     * @throws UserProblem when it is not the published file
     */
    public Path adopt(Entry entry, Path local) {
        try {
            String digest = sha256(local);
            if (!digest.startsWith(entry.sha256Prefix())) {
                throw wrongFile(entry, local.toString(), digest);
            }
            Files.createDirectories(cache);
            Path part = cache.resolve(entry.fileName() + ".copy");
            Files.copy(local, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, cached(entry), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw UserProblem.of("The weights could not be taken over (" + reason(e) + ")")
                    .file(local)
                    .cause(e)
                    .problem();
        }
    }

    private static UserProblem wrongFile(Entry entry, String from, String digest) {
        return UserProblem.of("The file from " + from + " is not the published one")
                .field("SHA-256")
                .found(digest)
                .expected(entry.sha256Prefix() + "... (only these digits are published)")
                .remedy("Fetch it again or use another weight file by its path")
                .problem();
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "no connection" : message;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static List<Entry> official() {
        return List.of(
                entry("resnet18", "f37072fd"),
                entry("resnet34", "b627a593"),
                entry("resnet50", "0676ba61"),
                entry("resnet101", "63fe2227"),
                entry("mobilenet_v2", "b0353104"),
                entry("swin_t", "704ceda3"),
                entry("swin_s", "5e29d889"));
    }

    private static Entry entry(String backbone, String prefix) {
        URI address = URI.create(TORCH + backbone + "-" + prefix + ".pth");
        return new Entry(backbone + " ImageNet-1k (torchvision)", backbone, address, prefix, "BSD-3-Clause");
    }
}
