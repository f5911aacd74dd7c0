package org.nadir.run.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserFolders;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;

/**
 * Digests of runs as files of the user's cache; the run folders stay as they are. A kept digest counts only for the very
 * state of the events that it was made of; everything else is read from the events again. What cannot be kept is not kept,
 * without a word to a person. Safe from any thread and any process.
 */
public final class RunDigests {
    private static final Logger LOG = Logger.getLogger(RunDigests.class.getName());
    private static final long STANDARD_BYTES = 512L << 20;
    private static final String ENDING = ".digest";

    private final Path folder;
    private final long mostBytes;

    /** @param mostBytes the files that were written longest ago are deleted beyond this */
    RunDigests(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** In a cache folder; 512 MiB. */
    public RunDigests(Path cache) {
        this(cache.resolve("digests"), STANDARD_BYTES);
    }

    /** In the user's cache folder; 512 MiB. */
    public static RunDigests standard() {
        return new RunDigests(UserFolders.cache());
    }

    /**
     * The digest of a run as its events are now: the one that is kept, else one that is made of the events.
     *
     * @throws UserProblem when the events cannot be read
     */
    public Found of(RunFolder run) {
        Optional<DigestWriter.Source> source = source(run);
        Optional<RunDigest> kept = source.flatMap(events -> kept(run, events));
        return kept.map(digest -> new Found(digest, Optional.empty())).orElseGet(() -> {
            RunDigest made = RunDigest.of(run.events());
            return new Found(made, source.map(events -> () -> keep(run, events, made)));
        });
    }

    /**
     * A digest.
     *
     * @param keep keeps it for the next time; blocks, and may be run at any time or never; empty when it is kept
     */
    public record Found(RunDigest digest, Optional<Runnable> keep) {}

    /** Has the digest of a run ready for whoever compares it; for a worker that is done with it. */
    public void keep(RunFolder run) {
        try {
            of(run).keep().ifPresent(Runnable::run);
        } catch (UserProblem problem) {
            LOG.log(Level.FINE, "No digest is kept of {0}: {1}", new Object[] {run, problem.getMessage()});
        }
    }

    private Optional<RunDigest> kept(RunFolder run, DigestWriter.Source source) {
        try {
            return DigestReader.digest(Files.readAllBytes(file(run)), source);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private void keep(RunFolder run, DigestWriter.Source source, RunDigest digest) {
        try {
            // events that came since the source was looked at may be in the digest or not
            boolean still = source(run).filter(source::equals).isPresent();
            if (still && !active(run)) {
                byte[] bytes = DigestWriter.bytes(source, digest);
                Files.createDirectories(folder);
                AtomicFile.write(file(run), out -> out.write(bytes));
                prune();
            }
        } catch (IOException | UserProblem problem) {
            LOG.log(Level.FINE, "No digest is kept of {0}: {1}", new Object[] {run, problem.getMessage()});
        }
    }

    private static boolean active(RunFolder run) {
        return run.status().map(status -> status.state().active()).orElse(false);
    }

    private static Optional<DigestWriter.Source> source(RunFolder run) {
        return EventStamp.of(run.eventFile())
                .map(stamp -> new DigestWriter.Source(run.path().toString(), stamp));
    }

    /** Two runs whose files would have one name take turns: the path stands in the file. */
    private Path file(RunFolder run) {
        String path = run.path().toString();
        CRC32 sum = new CRC32();
        sum.update(path.getBytes(StandardCharsets.UTF_8));
        HexFormat hex = HexFormat.of();
        return folder.resolve(hex.toHexDigits((int) sum.getValue()) + hex.toHexDigits(path.hashCode()) + ENDING);
    }

    private void prune() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(ENDING)).forEach(files::add);
        }
        files.sort(Comparator.comparing(RunDigests::written).reversed());
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
            if (total > mostBytes) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
