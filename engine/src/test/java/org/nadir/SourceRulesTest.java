package org.nadir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that class files do not show, over the sources of all three modules. */
class SourceRulesTest {
    private static final int LONGEST_CLASS = 300;
    private static final Pattern VAGUE = Pattern.compile(".*(Util|Utils|Helper|Manager|Misc|Common)\\.java");
    private static final Path ROOT = Path.of(System.getProperty("nadir.root", ".."));

    @Test
    void noSourceFileIsLongerThanThreeHundredLines() {
        List<String> tooLong = sources()
                .filter(file -> lines(file).size() > LONGEST_CLASS)
                .map(SourceRulesTest::relative)
                .toList();
        assertEquals(List.of(), tooLong);
    }

    @Test
    void namesSayWhatAClassIs() {
        List<String> vague = sources()
                .map(SourceRulesTest::relative)
                .filter(name -> VAGUE.matcher(name).matches())
                .toList();
        assertEquals(List.of(), vague);
    }

    @Test
    void everyPackageSaysItsPurposeAndIsNullMarked() {
        List<String> silent = sources()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
                .map(SourceRulesTest::relative)
                .toList();
        assertEquals(List.of(), silent);
    }

    private static boolean isNullMarked(Path packageInfo) {
        return Files.exists(packageInfo)
                && String.join("\n", lines(packageInfo)).contains("@NullMarked");
    }

    private static Stream<Path> sources() {
        return Stream.of("engine", "viewer", "app")
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(SourceRulesTest::walk)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relative(Path file) {
        return ROOT.relativize(file).toString();
    }
}
