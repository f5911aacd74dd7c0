package org.nadir.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: the new content is written beside it, forced to the disk and renamed over it, so that a
 * killed process or a full disk leaves the old file as it was. Safe from any thread; two writers of one file leave the
 * content of one of them.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file to a stream that is closed by the caller of this interface. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public static void writeString(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes {@code content} and puts it in the place of {@code target}.
     *
     * @throws UserProblem when the folder does not exist, is not writable or the disk is full; the old file is whole
     */
    public static void write(Path target, Content content) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw UserProblem.of("A folder cannot be replaced by a file")
                    .file(target)
                    .problem();
        }
        Path part = folder.resolve("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".part");
        try {
            writePart(part, content);
            move(part, target);
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            deleteQuietly(part);
        }
    }

    /** The sentence for a file that could not be written, with the reason as far as the system names it. */
    public static UserProblem unwritable(Path target, IOException reason) {
        String why;
        if (reason instanceof AccessDeniedException) {
            why = "no permission to write there";
        } else if (reason instanceof FileAlreadyExistsException) {
            why = "a file of that name is in the way";
        } else if (reason instanceof FileSystemException system && system.getReason() != null) {
            why = system.getReason();
        } else {
            why = String.valueOf(reason.getMessage());
        }
        return UserProblem.of("The file could not be written (" + why + ")")
                .file(target)
                .remedy("Free some space or choose a folder that you may write to")
                .cause(reason)
                .problem();
    }

    private static void writePart(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
