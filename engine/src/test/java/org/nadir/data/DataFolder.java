package org.nadir.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Lays images and label files of any format into a folder for tests. */
final class DataFolder {
    private final Path root;

    DataFolder(Path root) {
        this.root = root;
    }

    DataFolder image(String path, int width, int height) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return this;
    }

    DataFolder labels(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path root() {
        return root;
    }
}
