package org.nadir.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nadir.base.AtomicFile;
import org.nadir.base.Progress;
import org.nadir.data.Annotation;

/** Writes the labelled images: {@code SPLIT/images/*.jpg} and {@code SPLIT/labelTxt/*.txt} in DOTA's form. */
final class SampleDataSet {
    private final SampleSettings settings;
    private final TileMaker tiles;

    SampleDataSet(SampleSettings settings) {
        this.settings = settings;
        this.tiles = new TileMaker(settings.seed(), settings.tileSize());
    }

    int images() {
        return settings.train() + settings.validation() + settings.test();
    }

    /** Writes all splits; stops between two images when it is no longer wanted. */
    void write(Path root, Progress progress) {
        Map<String, Integer> splits = new LinkedHashMap<>();
        splits.put("train", settings.train());
        splits.put("val", settings.validation());
        splits.put("test", settings.test());
        int done = 0;
        for (Map.Entry<String, Integer> split : splits.entrySet()) {
            makeFolders(root.resolve(split.getKey()));
            for (int number = 0; number < split.getValue() && !progress.cancelled(); number++) {
                writeImage(root.resolve(split.getKey()), split.getKey(), number);
                progress.report(++done, images(), "images");
            }
        }
    }

    void writeImage(Path folder, String split, int number) {
        Picture picture = tiles.tile(split, number);
        String name = name(split, number);
        JpegFile.write(folder.resolve("images").resolve(name + ".jpg"), picture.pixels());
        AtomicFile.writeString(folder.resolve("labelTxt").resolve(name + ".txt"), labels(picture));
    }

    static String name(String split, int number) {
        String place = TileMaker.layout(number).name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%s-%s-%03d", split, place, number);
    }

    /** The label file: source and resolution, then corners, class and difficulty of each object. */
    static String labels(Picture picture) {
        StringBuilder text = new StringBuilder("imagesource:Nadir sample generator\n");
        text.append(String.format(Locale.ROOT, "gsd:%.2f%n", picture.metresPerPixel())
                .replace("\r", ""));
        for (Annotation label : picture.annotations()) {
            for (double value : label.box().corners()) {
                text.append(String.format(Locale.ROOT, "%.2f ", value));
            }
            text.append(label.className()).append(label.difficult() ? " 1\n" : " 0\n");
        }
        return text.toString();
    }

    static void makeFolders(Path split) {
        for (String part : List.of("images", "labelTxt")) {
            Path folder = split.resolve(part);
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw AtomicFile.unwritable(folder, e);
            }
        }
    }
}
