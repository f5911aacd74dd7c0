package org.nadir.run.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nadir.base.UserProblem;

/**
 * Reads the event files of a folder as one training. Writers that keep a folder for each curve (Keras, {@code add_scalars}
 * of PyTorch) are told apart by it. How many steps an epoch has is taken from a curve of epochs, else from the steps of the
 * validations.
 */
final class TensorBoardLog {
    private final ForeignLog log = new ForeignLog("TensorBoard event file");
    private final TreeMap<Long, Double> epochs = new TreeMap<>();
    private final Path root;

    private TensorBoardLog(Path root) {
        this.root = root;
    }

    /** @param root tags are told apart by the folder of their file below it */
    static ForeignLog read(List<Path> files, Path root) {
        TensorBoardLog reader = new TensorBoardLog(root);
        for (Path file : files) {
            Path parent = file.toAbsolutePath().normalize().getParent();
            String folder = parent == null || !parent.startsWith(root)
                    ? ""
                    : root.relativize(parent).toString().replace('\\', '/');
            String prefix = folder.isEmpty() ? "" : folder + "/";
            Optional<String> missing = TensorBoardEvents.read(
                    file, (tag, step, seconds, value) -> reader.take(prefix + tag, new Point(step, seconds, value)));
            missing.ifPresent(reader.log::warn);
        }
        reader.epochs();
        return reader.log;
    }

    private record Point(long step, double seconds, double value) {}

    private void take(String tag, Point point) {
        if (log.full()) {
            throw UserProblem.of("The event files have more steps than can be taken over")
                    .file(root)
                    .expected("at most " + ForeignLog.MOST_ROWS)
                    .problem();
        }
        long step = Math.max(0, point.step());
        if (tag.toLowerCase(Locale.ROOT).matches("(.*/)?epoch")) {
            epochs.put(step, point.value());
            return;
        }
        boolean scored = ScalarNames.scored(tag) || ScalarNames.of(tag) == ScalarNames.Meaning.METRIC;
        log.add(scored, step, point.seconds(), tag, point.value());
    }

    private void epochs() {
        if (epochs.isEmpty()) {
            return;
        }
        // the least number of steps that agrees with all of it, where epochs count from 0 or from 1 as steps do
        double shift = epochs.values().stream().anyMatch(epoch -> epoch < 1) ? 1 : 0;
        double most = 1;
        for (Map.Entry<Long, Double> entry : epochs.entrySet()) {
            most = Math.max(most, Math.ceil((entry.getKey() + shift) / Math.max(1, entry.getValue() + shift)));
        }
        log.stepsPerEpoch((int) Math.min(Integer.MAX_VALUE, most));
    }
}
