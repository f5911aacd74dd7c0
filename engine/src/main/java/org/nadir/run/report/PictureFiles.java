package org.nadir.run.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.base.AtomicFile;
import org.nadir.base.LineLook;
import org.nadir.base.UserProblem;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.RunGroup;

/**
 * The pictures of a comparison as files of their own, each as SVG and as PDF of one page on white ground: accuracy against
 * device time and against peak memory, the curves by epoch, and the schedules as applied.
 */
public final class PictureFiles {
    private static final int ROW = 18;
    private static final int SAMPLE = 24;
    private static final int MARGIN = 58;

    private final Comparison comparison;

    public PictureFiles(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Writes them into a folder, which is made when it is not there; files of the same names are replaced.
     *
     * @return the files
     * @throws UserProblem when they cannot be written
     */
    public List<Path> write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        List<Path> files = new ArrayList<>();
        for (Picture picture : new ReportPictures(comparison).all()) {
            Picture whole = picture.name().equals("schedules") ? picture : withLegend(picture);
            Path svg = folder.resolve(picture.name() + ".svg");
            AtomicFile.writeString(svg, SvgPaper.alone(whole));
            Path pdf = folder.resolve(picture.name() + ".pdf");
            byte[] bytes = PdfPaper.file(whole);
            AtomicFile.write(pdf, out -> out.write(bytes));
            files.add(svg);
            files.add(pdf);
        }
        return files;
    }

    /** Names and looks of the groups below a picture, which in the report stand once for several. */
    private Picture withLegend(Picture picture) {
        List<RunGroup> groups = comparison.groups();
        int height = picture.height() + groups.size() * ROW + 8;
        return new Picture(picture.name(), picture.title(), picture.width(), height, paper -> {
            picture.content().accept(paper);
            for (int i = 0; i < groups.size(); i++) {
                double y = picture.height() + (i + 0.5) * ROW;
                Paper.Spot end = new Paper.Spot(MARGIN + SAMPLE, y);
                paper.line(LineLook.of(i), 2.6, List.of(new Paper.Spot(MARGIN, y), end));
                paper.words(Paper.Words.of(groups.get(i).title(), MARGIN + SAMPLE + 8, y + 4, Paper.Anchor.START));
            }
        });
    }
}
