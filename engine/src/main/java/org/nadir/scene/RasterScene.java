package org.nadir.scene;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;

/** A scene of one or more levels of blocks; the first level is the full one, the others grow coarser. */
final class RasterScene implements Scene {
    private final SceneInfo info;
    private final List<SceneFile> files;
    private final AtomicInteger readers = new AtomicInteger();
    private volatile List<Level> levels;
    private volatile boolean closed;
    private @Nullable Optional<PyramidBuild> pyramid;

    RasterScene(SceneInfo info, List<Level> levels, List<SceneFile> files) {
        this.info = info;
        this.levels = List.copyOf(levels);
        this.files = new ArrayList<>(files);
    }

    @Override
    public SceneInfo info() {
        return info;
    }

    List<Level> levels() {
        return levels;
    }

    @Override
    public PixelBlock read(PixelWindow window, double downsample, int... bands) {
        readers.incrementAndGet();
        try {
            return readQuietly(window, downsample, bands);
        } finally {
            readers.decrementAndGet();
        }
    }

    /** True while somebody waits for pixels; the background work then holds back. */
    boolean busy() {
        return readers.get() > 0;
    }

    /** A read that does not count as one that somebody waits for. */
    PixelBlock readQuietly(PixelWindow window, double downsample, int... bands) {
        if (closed) {
            throw new IllegalStateException("the scene is closed: " + info.file());
        }
        if (!(downsample >= 1)) {
            throw new IllegalArgumentException("a downsample below 1: " + downsample);
        }
        int[] wanted = bands.length == 0 ? IntStream.range(0, info.bands()).toArray() : bands.clone();
        for (int band : wanted) {
            if (band < 0 || band >= info.bands()) {
                throw new IllegalArgumentException("band " + band + " of " + info.bands());
            }
        }
        try {
            return new WindowReader(info, level(downsample), new WindowReader.Request(window, downsample, wanted))
                    .read();
        } catch (ClosedByInterruptException e) {
            CancellationException cancelled = new CancellationException("the reading thread was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    UserProblem damaged(IOException e) {
        String why = e instanceof TiffFormatException || e instanceof EOFException
                ? String.valueOf(e.getMessage())
                : "the disk says: " + e.getMessage();
        return UserProblem.of("The pixels of this image cannot be read: " + why)
                .file(info.file())
                .remedy("The file is damaged or incomplete; get a fresh copy of it")
                .cause(e)
                .problem();
    }

    /** The coarsest level that is still as fine as asked; overviews need not halve exactly, hence the tolerance. */
    private Level level(double downsample) {
        Level best = levels.get(0);
        for (Level level : levels) {
            double factor = (double) info.width() / level.pixels().width();
            if (factor <= downsample * 1.05
                    && level.pixels().width() < best.pixels().width()) {
                best = level;
            }
        }
        return best;
    }

    /** Starts, once, the background work that gives a large scene the levels it lacks. */
    synchronized Optional<PyramidBuild> accelerate(PyramidCache cache) {
        if (pyramid == null && !closed) {
            pyramid = PyramidBuild.start(this, cache);
        }
        return pyramid == null ? Optional.empty() : pyramid;
    }

    /** Takes over further levels and their file; one of the full size stands in for the own full level. */
    synchronized void adopt(List<Level> more, SceneFile file) {
        if (closed) {
            file.close();
            return;
        }
        List<Level> all = new ArrayList<>(more);
        if (more.get(0).pixels().width() != info.width()) {
            all.add(0, levels.get(0));
        }
        files.add(file);
        levels = List.copyOf(all);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pyramid != null) {
            pyramid.ifPresent(PyramidBuild::cancel);
        }
        for (Level level : levels) {
            level.pixels().forget();
            BlockSource mask = level.mask();
            if (mask != null) {
                mask.forget();
            }
        }
        files.forEach(SceneFile::close);
    }
}
