package org.nadir.run.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;

/**
 * A set of runs on disk: a folder {@code NAME.sweep} beside the folders of its runs, with {@code sweep.yaml} (the text it
 * was last made from), {@code sweep.json} (the runs and what tells them apart, replaced as a whole), {@code control.json}
 * (what whoever drives it is asked to do) and {@code log.txt}. Where a run stands is said by its own folder alone. Reading
 * is safe from any thread and process.
 */
public final class RunSet {
    /** Ends the name of the folder of a set. */
    public static final String ENDING = ".sweep";

    static final String LIST = "sweep.json";
    static final String TEXT = "sweep.yaml";

    private final Path path;
    private final RunSetFile.Content content;

    RunSet(Path path, RunSetFile.Content content) {
        this.path = path.toAbsolutePath().normalize();
        this.content = content;
    }

    /**
     * A run of the set.
     *
     * @param run name of its folder, beside that of the set
     * @param cell label of the choice by title of the axis
     * @param digest of what it computes, when it was planned
     */
    public record Member(String run, Map<String, String> cell, String digest) {
        public Member {
            cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
        }
    }

    /**
     * Opens the folder of a set.
     *
     * @throws UserProblem when there is none in it, or its list is damaged
     */
    public static RunSet open(Path path) {
        return new RunSet(path, RunSetFile.read(path.resolve(LIST)));
    }

    /** True for a folder that is that of a set. */
    public static boolean isSet(Path path) {
        return Files.isRegularFile(path.resolve(LIST));
    }

    /** The sets directly below a folder of runs, by name; those whose list is damaged are left out. */
    public static List<RunSet> list(Path runsDir) {
        if (!Files.isDirectory(runsDir)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runsDir)) {
            return folders.filter(folder -> String.valueOf(folder.getFileName()).endsWith(ENDING) && isSet(folder))
                    .flatMap(folder -> openQuietly(folder).stream())
                    .sorted(Comparator.comparing(RunSet::name))
                    .toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder of runs could not be read (" + e.getMessage() + ")")
                    .file(runsDir)
                    .cause(e)
                    .problem();
        }
    }

    private static Optional<RunSet> openQuietly(Path folder) {
        try {
            return Optional.of(open(folder));
        } catch (UserProblem damaged) {
            return Optional.empty();
        }
    }

    public Path path() {
        return path;
    }

    public String name() {
        return content.name();
    }

    public List<Member> members() {
        return content.members();
    }

    /** The folder that the runs of the set lie in. */
    Path runsDir() {
        return java.util.Objects.requireNonNull(path.getParent());
    }

    /** The run of a member; empty when its folder is gone or holds no run. */
    public Optional<RunFolder> run(Member member) {
        try {
            return Optional.of(RunFolder.open(runsDir().resolve(member.run())));
        } catch (UserProblem gone) {
            return Optional.empty();
        }
    }

    /** Where a member stands now; empty while it waits or when it is gone. */
    public Optional<RunStatus> status(Member member) {
        return run(member).flatMap(RunFolder::status);
    }

    /** True while another process drives the set. */
    public boolean driven() {
        Optional<FileLock> lock = lock();
        lock.ifPresent(RunSet::release);
        return lock.isEmpty();
    }

    /** Asks whoever drives the set to stop its runs after a checkpoint and to start no more; it can be gone on with. */
    public void stop() {
        AtomicFile.writeString(path.resolve("control.json"), "{\"request\":\"stop\"}\n");
    }

    boolean stopAsked() {
        return Files.exists(path.resolve("control.json"));
    }

    void forgetStop() {
        try {
            Files.deleteIfExists(path.resolve("control.json"));
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
    }

    /** What a process that drives the set in the background has to say. */
    public Path log() {
        return path.resolve("log.txt");
    }

    /** The right to drive the set, given back by the system when this process ends; empty when another one has it. */
    Optional<FileLock> lock() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(lock);
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException heldHere) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            throw AtomicFile.unwritable(path, e);
        }
    }

    static void release(FileLock lock) {
        closeQuietly(lock.acquiredBy());
    }

    private static void closeQuietly(java.nio.channels.@org.jspecify.annotations.Nullable Channel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // a lock file that cannot be closed is given back with the process
        }
    }

    /** Sets are equal when they lie in the same place and had the same runs when they were opened. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RunSet set && set.path.equals(path) && set.content.equals(content);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
