package org.nadir.app.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.FilePicker;

/** The system's choosers, opening where the last one was left. FX thread. */
final class WindowFiles implements FilePicker {
    private final Window owner;
    private final HostServices host;
    private @Nullable File last;

    WindowFiles(Window owner, HostServices host) {
        this.owner = owner;
        this.host = host;
    }

    @Override
    public List<Path> open(Question question) {
        List<File> chosen = chooser(question).showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        last = chosen.get(0).getParentFile();
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(Question question) {
        FileChooser chooser = chooser(question);
        chooser.setInitialFileName(question.suggestion());
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            last = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (usable()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showDialog(owner);
        if (chosen != null) {
            last = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public void reveal(Path folder) {
        host.showDocument(folder.toUri().toString());
    }

    private FileChooser chooser(Question question) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(question.title());
        if (!question.patterns().isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(question.title(), question.patterns()));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*"));
        }
        if (usable()) {
            chooser.setInitialDirectory(last);
        }
        return chooser;
    }

    private boolean usable() {
        return last != null && Files.isDirectory(last.toPath());
    }
}
