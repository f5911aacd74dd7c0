package org.nadir.scene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nadir.base.UserFolders;

/**
 * A folder of pyramids that were built for scenes without overviews of their own. A pyramid belongs to a path, a size and a
 * time of change, so that an edited scene gets a new one; the least recently used fall out when the folder is full.
 * Thread-safe, also between processes: files appear whole.
 */
public final class PyramidCache {
    private static final Logger LOG = Logger.getLogger(PyramidCache.class.getName());
    private static final long STANDARD_BYTES = 8L << 30;

    private final Path folder;
    private final long mostBytes;

    public PyramidCache(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The folder of the system property {@code nadir.cache}, else the user's cache folder; 8 GiB. */
    public static PyramidCache standard() {
        return new PyramidCache(UserFolders.cache().resolve("pyramids"), STANDARD_BYTES);
    }

    /** Where the pyramid of a scene is or will be; the folder exists afterwards. */
    Path fileFor(Path scene) throws IOException {
        Files.createDirectories(folder);
        String key = scene.toAbsolutePath().normalize() + "|" + Files.size(scene) + "|"
                + Files.getLastModifiedTime(scene).toMillis();
        return folder.resolve(digest(key) + ".tif");
    }

    /** The pyramid, if it is there already; it then counts as used. */
    Optional<Path> find(Path scene) throws IOException {
        Path file = fileFor(scene);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.of(file);
    }

    /** Deletes the least recently used pyramids beyond the limit; {@code keep} stays. */
    void prune(Path keep) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(f -> f.toString().endsWith(".tif") && !f.equals(keep)).forEach(files::add);
        }
        files.sort(Comparator.comparing(PyramidCache::changed).reversed());
        long total = Files.size(keep);
        for (Path file : files) {
            total += Files.size(file);
            if (total > mostBytes) {
                LOG.log(Level.FINE, "dropping the pyramid {0}", file);
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
