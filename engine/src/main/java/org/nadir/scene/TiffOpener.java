package org.nadir.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;

/** Opens a TIFF: its first image, the overviews and masks that belong to it, inside of the file and in a .ovr beside it. */
final class TiffOpener {
    private static final int REDUCED = 1;
    private static final int MASK = 4;

    private final SceneFile file;
    private final List<SceneFile> files = new ArrayList<>();
    private final List<TiffBlocks> images = new ArrayList<>();
    private final List<TiffBlocks> masks = new ArrayList<>();

    private TiffOpener(SceneFile file) {
        this.file = file;
        files.add(file);
    }

    static RasterScene open(Path path) throws IOException {
        TiffOpener opener = new TiffOpener(new SceneFile(path));
        boolean done = false;
        try {
            RasterScene scene = opener.open();
            done = true;
            return scene;
        } catch (TiffFormatException | java.io.EOFException e) {
            throw UserProblem.of("This TIFF cannot be opened: " + e.getMessage())
                    .file(path)
                    .remedy(
                            "Convert it with another program to an uncompressed, LZW, Deflate or JPEG GeoTIFF, or get a fresh"
                                    + " copy if it is damaged")
                    .cause(e)
                    .problem();
        } finally {
            if (!done) {
                opener.files.forEach(SceneFile::close);
            }
        }
    }

    private RasterScene open() throws IOException {
        List<TiffDirectory> directories = TiffHeader.read(file);
        TiffDirectory main =
                directories.stream().filter(d -> kind(d) == 0).findFirst().orElse(directories.get(0));
        TiffImage full = new TiffImage(main);
        images.add(new TiffBlocks(file, full, BlockCache.shared()));
        collect(file, directories, main);
        external(full);
        List<Level> levels = levels(full);
        List<Integer> factors = levels.stream()
                .skip(1)
                .map(level ->
                        (int) Math.round((double) full.width / level.pixels().width()))
                .toList();
        SceneInfo info = new TiffFacts(file.path(), main, full).info(factors);
        return new RasterScene(info, levels, files);
    }

    /** A GDAL overview file beside the image; one that is unreadable only costs speed. */
    private void external(TiffImage full) {
        Path path = new SideFiles(file.path()).beside(".ovr");
        if (images.size() > 1 || !Files.isRegularFile(path)) {
            return;
        }
        try {
            SceneFile side = new SceneFile(path);
            files.add(side);
            collect(side, TiffHeader.read(side), null);
            images.removeIf(i -> i.image() != full && i.image().width >= full.width);
        } catch (IOException e) {
            images.removeIf(i -> i.image() != full);
        }
    }

    private void collect(
            SceneFile source, List<TiffDirectory> directories, @org.jspecify.annotations.Nullable TiffDirectory main) {
        for (TiffDirectory directory : directories) {
            int kind = kind(directory);
            if (directory == main || (main != null && kind == 0)) {
                continue;
            }
            try {
                TiffBlocks blocks = new TiffBlocks(source, new TiffImage(directory), BlockCache.shared());
                ((kind & MASK) != 0 ? masks : images).add(blocks);
            } catch (IOException e) {
                // an overview that cannot be read is left out: the full image serves instead
                continue;
            }
        }
    }

    private static int kind(TiffDirectory directory) {
        try {
            return (int) directory.integer(TiffTag.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK);
        } catch (IOException e) {
            return 0;
        }
    }

    private List<Level> levels(TiffImage full) {
        List<Level> levels = new ArrayList<>();
        images.sort(Comparator.comparingInt((TiffBlocks i) -> i.image().width).reversed());
        for (TiffBlocks blocks : images) {
            TiffImage image = blocks.image();
            boolean alike = image.layout.samples() == full.layout.samples()
                    && image.layout.type() == full.layout.type()
                    && (image == full || (image.width < full.width && image.height <= full.height));
            if (alike) {
                Optional<TiffBlocks> mask = masks.stream()
                        .filter(m -> m.width() == image.width && m.height() == image.height)
                        .findFirst();
                levels.add(new Level(blocks, mask.orElse(null)));
            }
        }
        return levels;
    }
}
