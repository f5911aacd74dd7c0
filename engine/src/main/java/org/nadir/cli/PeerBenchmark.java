package org.nadir.cli;

import ai.djl.ndarray.NDManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.detection.Detector;
import org.nadir.detection.Detectors;
import org.nadir.run.JavaProcess;
import org.nadir.run.calibration.MeasuringProcess;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/**
 * Nadir beside PyTorch 2.7.1 eager on this machine's CPU, in turns: the same model (Rotated RetinaNet, ResNet-18, 256
 * channels, 512 px, batch 2; stem and stage 1 fixed, norms by stored statistics), the same weights and the same batch. A
 * step is everything from the images to the moved weights; Nadir assigns its targets in it, PyTorch is given them. Losses
 * and gradients show that both compute the same. Then a scene in windows, rotated IoU and rotated NMS, the latter two
 * against {@code mmcv.ops} where that is installed.
 */
final class PeerBenchmark implements Benchmark {
    private static final int WARM_UP = 3;
    private static final int MEASURED = 11;
    private static final int SCENES = 3;
    private static final List<String> LAYERS = List.of(
            "backbone.layer2.0.conv1.weight",
            "backbone.layer4.1.bn2.weight",
            "neck.lateral_convs.0.conv.weight",
            "bbox_head.cls_convs.0.conv.weight",
            "bbox_head.retina_reg.weight");

    private final List<String> notes = new ArrayList<>();

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        PyTorchPeer peer = new PyTorchPeer();
        Optional<String> obstacle = peer.obstacle();
        if (obstacle.isPresent()) {
            notes.add(obstacle.get());
            return Map.of();
        }
        try {
            Path folder = Files.createTempDirectory("nadir-peer");
            try {
                return compare(new PeerFiles(folder), peer, progress);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A measuring process did not answer", e);
        }
    }

    private Map<String, Double> compare(PeerFiles files, PyTorchPeer peer, Progress progress) throws IOException {
        write(files, progress);
        List<String> command = List.of("peer-variant", files.folder().toString());
        try (MeasuringProcess nadir = new MeasuringProcess(JavaProcess.of(List.of("-Xmx512m"), command));
                MeasuringProcess torch = new MeasuringProcess(peer.process(files.folder()))) {
            return new Comparison(files, nadir, torch, progress).figures();
        }
    }

    private static void write(PeerFiles files, Progress progress) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            Detector detector = Detectors.create(PeerFiles.settings(), manager, new RandomStreams(1));
            files.write(detector, progress);
        }
    }

    private static void delete(Path folder) {
        File[] files = folder.toFile().listFiles();
        if (files != null) {
            for (File file : files) {
                file.delete();
            }
            folder.toFile().delete();
        }
    }

    /** The two processes and what is found out about them. */
    private final class Comparison {
        private final PeerFiles files;
        private final MeasuringProcess nadir;
        private final MeasuringProcess torch;
        private final Progress progress;
        private final Map<String, Double> figures = new LinkedHashMap<>();

        Comparison(PeerFiles files, MeasuringProcess nadir, MeasuringProcess torch, Progress progress) {
            this.files = files;
            this.nadir = nadir;
            this.torch = torch;
            this.progress = progress;
        }

        Map<String, Double> figures() throws IOException {
            double[] nadirMs = new double[MEASURED];
            double[] torchMs = new double[MEASURED];
            turns("step", nadirMs, torchMs);
            ratio("ms", "time_ratio", MeasuringProcess.median(nadirMs), MeasuringProcess.median(torchMs));
            ratio("mib", "memory_ratio", nadir.askOne("peak"), torch.askOne("peak"));
            figures.put("nadir_idle_mib", nadir.askOne("idle"));
            figures.put("torch_idle_mib", torch.askOne("idle"));
            errors();
            scene();
            boxes("iou");
            boxes("nms");
            return figures;
        }

        private void turns(String question, double[] nadirMs, double[] torchMs) throws IOException {
            for (int i = -WARM_UP; i < MEASURED; i++) {
                progress.report(i + WARM_UP, WARM_UP + MEASURED, "Steps of Nadir and PyTorch");
                double one = nadir.askOne(question);
                double other = torch.askOne(question);
                if (i >= 0) {
                    nadirMs[i] = one;
                    torchMs[i] = other;
                }
            }
        }

        private void ratio(String unit, String key, double own, double other) {
            figures.put("nadir_" + unit, own);
            figures.put("torch_" + unit, other);
            figures.put(key, own / other);
        }

        private void errors() throws IOException {
            double loss = 0;
            double gradient = 0;
            Map<String, Double> layers = new LinkedHashMap<>();
            for (String layer : LAYERS) {
                double[] own = nadir.ask("gradients " + layer);
                double[] other = torch.ask("gradients " + layer);
                for (int i = 0; i < own.length; i++) {
                    loss = Math.max(loss, Math.abs(own[i] - other[i]));
                }
                double error = error(values("nadir"), values("torch"));
                layers.put("gradient_error " + layer, error);
                gradient = Math.max(gradient, error);
            }
            figures.put("max_loss_error", loss);
            figures.put("max_gradient_error", gradient);
            figures.putAll(layers);
        }

        private FloatBuffer values(String who) throws IOException {
            byte[] bytes = Files.readAllBytes(files.gradients(who));
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        }

        /**
         * The norm of the difference in parts of the norm. Not the largest difference: where an activation lies within
         * rounding of zero, ReLU lets it through on one side alone, and single values differ by that.
         */
        private static double error(FloatBuffer own, FloatBuffer other) {
            if (own.limit() != other.limit()) {
                return Double.POSITIVE_INFINITY;
            }
            double difference = 0;
            double norm = 0;
            for (int i = 0; i < own.limit(); i++) {
                difference += Math.pow(own.get(i) - (double) other.get(i), 2);
                norm += Math.pow(other.get(i), 2);
            }
            return Math.sqrt(difference / norm);
        }

        private void scene() throws IOException {
            String question = "scene " + PeerFiles.SCENE_SIDE + " " + PeerFiles.WINDOW + " " + PeerFiles.OVERLAP;
            double[] own = new double[SCENES];
            double[] other = new double[SCENES];
            for (int i = 0; i < SCENES; i++) {
                progress.report(i, SCENES, "A scene in windows");
                own[i] = nadir.askOne(question);
                other[i] = torch.askOne(question);
            }
            double pixels = PeerFiles.SCENE_SIDE * PeerFiles.SCENE_SIDE / 1e3;
            double ownMs = MeasuringProcess.median(own);
            double otherMs = MeasuringProcess.median(other);
            figures.put("nadir_scene_mpx_s", pixels / ownMs);
            figures.put("torch_scene_mpx_s", pixels / otherMs);
            figures.put("scene_time_ratio", ownMs / otherMs);
        }

        private void boxes(String question) throws IOException {
            progress.report(0, 1, "Rotated " + question);
            double[] own = nadir.ask(question);
            double[] other = torch.ask(question);
            figures.put("nadir_" + question + "_ms", own[0]);
            if (other.length == 0) {
                notes.add("mmcv.ops is not installed: rotated " + question + " was not compared.");
                return;
            }
            figures.put("mmcv_" + question + "_ms", other[0]);
            figures.put(question + "_speedup", other[0] / own[0]);
            if (own.length > 2) {
                figures.put(question + "_speedup_one_thread", other[0] / own[2]);
            }
            if (Math.abs(own[1] - other[1]) > 0.001 * other[1]) {
                notes.add("Nadir and mmcv.ops do not agree on the result of " + question + ": " + own[1] + " and "
                        + other[1] + ".");
            }
        }
    }
}
