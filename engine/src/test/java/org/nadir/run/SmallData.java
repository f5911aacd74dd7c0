package org.nadir.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;

/** A data set of 64 px images with one white bar each, in DOTA's form. */
public final class SmallData {
    private SmallData() {}

    public static Path write(Path root) throws IOException {
        for (String split : new String[] {"train", "val"}) {
            Files.createDirectories(root.resolve(split).resolve("images"));
            Files.createDirectories(root.resolve(split).resolve("labelTxt"));
            for (int i = 0; i < 4; i++) {
                image(root.resolve(split), "bar" + i, 8 + 6 * i);
            }
        }
        return root;
    }

    private static void image(Path split, String name, int x) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(x, 20, 24, 12);
        pen.dispose();
        ImageIO.write(
                image, "png", split.resolve("images").resolve(name + ".png").toFile());
        String corners = x + " 20 " + (x + 24) + " 20 " + (x + 24) + " 32 " + x + " 32";
        Files.writeString(split.resolve("labelTxt").resolve(name + ".txt"), corners + " bar 0\n");
    }

    public static ExperimentSpec spec(Path data, String name, int epochs) {
        return spec(data, name, epochs, Map.of());
    }

    /** @param more settings that differ from the usual ones */
    public static ExperimentSpec spec(Path data, String name, int epochs, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("name", name),
                Map.entry("data.root", data.toString()),
                Map.entry("data.loaderThreads", "1"),
                Map.entry("model.backbone", "resnet18-quarter"),
                Map.entry("model.neckChannels", "8"),
                Map.entry("model.headConvs", "1"),
                Map.entry("model.anchorBase", "2"),
                Map.entry("freezing.schedule", "step"),
                Map.entry("freezing.rho", "2"),
                Map.entry("optimisation.epochs", Integer.toString(epochs)),
                Map.entry("optimisation.warmupIterations", "2"),
                Map.entry("run.device", "cpu")));
        values.putAll(more);
        return Fields.toSpec(values, data);
    }
}
