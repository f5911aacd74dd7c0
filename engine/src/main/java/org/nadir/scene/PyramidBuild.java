package org.nadir.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.nadir.base.UserProblem;

/**
 * Gives a large scene the levels it lacks: finds its pyramid in the cache or builds it on the one background thread, then
 * hands the levels to the scene. Without success the scene simply stays as it is.
 */
final class PyramidBuild {
    private static final Logger LOG = Logger.getLogger(PyramidBuild.class.getName());
    private static final long LARGE = 4096L * 4096;
    private static final int COARSE_ENOUGH = 2048;
    private static final int WIDE_STRIP = 4096;
    private static final int CHUNK_ROWS = 64;
    private static final int MOST_PAUSES = 400;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(work -> {
        Thread thread = Executors.defaultThreadFactory().newThread(work);
        thread.setName("nadir-pyramid");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private final RasterScene scene;
    private final PyramidCache cache;
    private final TiffPlan plan;
    private final int factor;
    private volatile boolean cancelled;
    private volatile double progress;
    private volatile boolean finished;
    private byte[] chunk = new byte[0];

    private PyramidBuild(RasterScene scene, PyramidCache cache) {
        this.scene = scene;
        this.cache = cache;
        SceneInfo info = scene.info();
        BlockSource full = scene.levels().get(0).pixels();
        // wide strips make every tile of the map decode the whole width, so these are cut anew at full size too
        this.factor = full.blockWidth() > WIDE_STRIP ? 1 : 2;
        boolean asFloat = full.layout().complex() || info.type() == SampleType.FLOAT16;
        this.plan = new TiffPlan(
                (info.width() + factor - 1) / factor,
                (info.height() + factor - 1) / factor,
                TiffPlan.samples(info.bands(), asFloat ? SampleType.FLOAT32 : info.type()),
                GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS,
                info.noData(),
                info.colours().alphaBand().isPresent() ? info.colours().alphaBand() : OptionalInt.empty(),
                info.colours().kind() == BandColours.Kind.PALETTE,
                TiffPlan.Place.unknown());
    }

    /** Starts the work for a scene that would gain by it. */
    static Optional<PyramidBuild> start(RasterScene scene, PyramidCache cache) {
        SceneInfo info = scene.info();
        List<Level> levels = scene.levels();
        BlockSource full = levels.get(0).pixels();
        BlockSource coarsest = levels.get(levels.size() - 1).pixels();
        boolean coarseEnough = Math.max(coarsest.width(), coarsest.height()) <= COARSE_ENOUGH;
        boolean large = (long) info.width() * info.height() > LARGE;
        boolean masked = levels.stream().anyMatch(level -> level.mask() != null);
        if (full instanceof MemoryImage || !large || masked || (coarseEnough && full.blockWidth() <= WIDE_STRIP)) {
            return Optional.empty();
        }
        PyramidBuild build = new PyramidBuild(scene, cache);
        BACKGROUND.execute(build::run);
        return Optional.of(build);
    }

    void cancel() {
        cancelled = true;
    }

    /** From 0 to 1, where the pyramid is in use. */
    double progress() {
        return progress;
    }

    /** True when the background thread has let go of the scene and of the cache. */
    boolean finished() {
        return finished;
    }

    private void run() {
        try {
            if (!cancelled) {
                work();
            }
        } finally {
            finished = true;
        }
    }

    private void work() {
        Path source = scene.info().file();
        try {
            Path target = cache.fileFor(source);
            if (cache.find(source).isEmpty()) {
                TiffOutput.write(target, plan, this::row);
                cache.prune(target);
            }
            adopt(target);
            progress = 1;
        } catch (CancellationException e) {
            LOG.fine(() -> "the pyramid of " + source + " was not wanted any more");
        } catch (IOException | UserProblem | IllegalStateException e) {
            LOG.info(() -> "No pyramid could be kept for " + source + ": " + e.getMessage());
        }
    }

    private void adopt(Path file) throws IOException {
        SceneFile opened = new SceneFile(file);
        try {
            List<Level> levels = new ArrayList<>();
            for (TiffDirectory directory : TiffHeader.read(opened)) {
                levels.add(new Level(new TiffBlocks(opened, new TiffImage(directory), BlockCache.shared()), null));
            }
            scene.adopt(levels, opened);
        } catch (IOException e) {
            opened.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void row(int row, byte[] samples) {
        if (cancelled) {
            throw new CancellationException();
        }
        int within = row % CHUNK_ROWS;
        if (within == 0) {
            progress = (double) row / plan.height();
            giveWay();
            readChunk(row);
        }
        System.arraycopy(chunk, within * samples.length, samples, 0, samples.length);
    }

    /** Lets readers that a person waits for go first, but not for ever. */
    private void giveWay() {
        for (int i = 0; i < MOST_PAUSES && scene.busy() && !cancelled; i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void readChunk(int row) {
        SceneInfo info = scene.info();
        int rows = Math.min(CHUNK_ROWS, plan.height() - row);
        int top = row * factor;
        int height = Math.min(rows * factor, info.height() - top);
        PixelBlock block = scene.readQuietly(new PixelWindow(0, top, info.width(), height), factor);
        int bands = info.bands();
        if (chunk.length == 0) {
            chunk = new byte[plan.rowBytes() * CHUNK_ROWS];
        }
        ByteBuffer target = ByteBuffer.wrap(chunk).order(plan.layout().order());
        for (int b = 0; b < bands; b++) {
            float[] values = block.band(b);
            for (int i = 0; i < values.length; i++) {
                SampleValues.put(target, plan.layout().type(), i * bands + b, values[i]);
            }
        }
    }
}
