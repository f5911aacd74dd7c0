package org.nadir.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks for files and folders, and shows them; the window uses the system's choosers, tests answer at once. FX thread. */
public interface FilePicker {
    /**
     * What a chooser asks for.
     *
     * @param title what the file is wanted for
     * @param patterns such as {@code *.tif}; empty accepts everything
     * @param suggestion the name offered when saving, or empty
     */
    record Question(String title, List<String> patterns, String suggestion) {}

    List<Path> open(Question question);

    Optional<Path> save(Question question);

    Optional<Path> folder(String title);

    /** Shows a folder as the system shows folders; where nothing does, nothing happens. */
    default void reveal(Path folder) {}

    /** Answers for nobody: no file is ever chosen. */
    static FilePicker nobody() {
        return new FilePicker() {
            @Override
            public List<Path> open(Question question) {
                return List.of();
            }

            @Override
            public Optional<Path> save(Question question) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.empty();
            }
        };
    }
}
