package org.nadir.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;

/** What lies in the folders of a data set, and what names of files and folders say. */
final class FolderListing {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");

    private static final int DEPTH = 5;

    private FolderListing() {}

    /** What lies in a folder, by name; nothing when it is not a folder. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be listed")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }

    /** The folders in a folder, without those that nobody may look into. */
    static List<Path> folders(Path folder) {
        return list(folder).stream()
                .filter(Files::isDirectory)
                .filter(Files::isReadable)
                .toList();
    }

    /** The images of a folder. */
    static List<Path> images(Path folder) {
        return list(folder).stream()
                .filter(FolderListing::isImage)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The images at any depth, as far as data sets go down; links are followed. */
    static List<Path> imagesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(FolderListing::isImage)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw UserProblem.of("The folder cannot be listed")
                    .file(root)
                    .cause(e)
                    .problem();
        }
    }

    /** The files of a folder whose names end in this way, without those that are hidden. */
    static List<Path> files(Path folder, String ending) {
        return list(folder).stream()
                .filter(file -> ending(file).equals(ending) && !name(file).startsWith("."))
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The first of these folders that is there, upper and lower case alike. */
    static Optional<Path> folder(Path parent, List<String> names) {
        List<Path> there = folders(parent);
        return names.stream()
                .flatMap(name -> there.stream().filter(folder -> name(folder).equalsIgnoreCase(name)))
                .findFirst();
    }

    static boolean isImage(Path file) {
        return IMAGES.contains(ending(file));
    }

    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString();
    }

    /** What follows the last dot, in lower case. */
    static String ending(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name up to its last dot. */
    static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
