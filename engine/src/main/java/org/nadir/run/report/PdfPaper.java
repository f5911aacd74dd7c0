package org.nadir.run.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nadir.base.LineLook;

/**
 * A picture as a PDF file of one page, a pixel for a point (ISO 32000-1: 7.5 file structure, 8.4 and 8.5 paths, 9.4 text).
 * Text is set in Helvetica, which every reader has and which is not embedded; letters beyond Windows-1252 become question
 * marks, those of the SVG file do not.
 */
final class PdfPaper implements Paper {
    private static final Charset LETTERS = Charset.forName("windows-1252");

    /** Distance of the handles of a quarter circle drawn as a cubic curve. */
    private static final double HANDLE = 0.5523;

    private final double height;
    private final StringBuilder content = new StringBuilder();

    private PdfPaper(double height) {
        this.height = height;
    }

    static byte[] file(Picture picture) {
        PdfPaper paper = new PdfPaper(picture.height());
        picture.content().accept(paper);
        byte[] drawn = paper.content.toString().getBytes(LETTERS);
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + picture.width() + " " + picture.height()
                        + "] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> /ExtGState << /Pale << /ca " + PALE
                        + " >> >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                "<< /Length " + drawn.length + " >>\nstream\n" + new String(drawn, LETTERS) + "\nendstream");
        return assembled(objects);
    }

    private static byte[] assembled(List<String> objects) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(file, "%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (String object : objects) {
            places.add(file.size());
            write(file, places.size() + " 0 obj\n" + object + "\nendobj\n");
        }
        int table = file.size();
        int count = objects.size() + 1;
        write(file, "xref\n0 " + count + "\n0000000000 65535 f \n");
        places.forEach(place -> write(file, String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        write(file, "trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(LETTERS));
    }

    @Override
    public void stroke(Kind kind, List<Spot> spots) {
        stroke(kind.hex(), kind.width(), kind.dashes());
        path(spots);
        content.append("S\n");
    }

    @Override
    public void line(LineLook look, double width, List<Spot> spots) {
        stroke(look.hex(), width, look.dashes().lengths());
        path(spots);
        content.append("S\n");
    }

    @Override
    public void area(LineLook look, List<Spot> outline) {
        content.append("q /Pale gs\n").append(colour(look.hex())).append(" rg\n");
        path(outline);
        content.append("f Q\n");
    }

    @Override
    public void dot(LineLook look, Spot centre, double radius) {
        boolean ring = look.dashes() != LineLook.Dashes.SOLID;
        if (ring) {
            stroke(look.hex(), 1.4, List.of());
        } else {
            content.append(colour(look.hex())).append(" rg\n");
        }
        circle(centre, ring ? radius - 0.7 : radius);
        content.append(ring ? "s\n" : "f\n");
    }

    private void circle(Spot centre, double radius) {
        double[] turn = {1, 0, 0, 1, -1, 0, 0, -1, 1, 0};
        content.append(place(new Spot(centre.x() + radius, centre.y()))).append("m\n");
        for (int quarter = 0; quarter < 4; quarter++) {
            int at = 2 * quarter;
            Spot first = new Spot(turn[at], turn[at + 1]);
            Spot last = new Spot(turn[at + 2], turn[at + 3]);
            content.append(place(handle(centre, radius, first, last)))
                    .append(place(handle(centre, radius, last, first)))
                    .append(place(new Spot(centre.x() + radius * last.x(), centre.y() + radius * last.y())))
                    .append("c\n");
        }
    }

    private static Spot handle(Spot centre, double radius, Spot near, Spot far) {
        return new Spot(
                centre.x() + radius * (near.x() + HANDLE * far.x()),
                centre.y() + radius * (near.y() + HANDLE * far.y()));
    }

    @Override
    public void cell(Kind kind, Box box) {
        content.append(String.format(
                Locale.ROOT,
                "%s rg %.2f %.2f %.2f %.2f re f\n",
                colour(kind.hex()),
                box.x(),
                height - box.y() - box.height(),
                box.width(),
                box.height()));
    }

    @Override
    public void words(Words words) {
        String text = words.text().replace('\u2212', '-');
        double shift = HelveticaWidths.of(text, TEXT_SIZE)
                * switch (words.anchor()) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
        double x = words.at().x() - (words.upright() ? 0 : shift);
        double y = height - words.at().y() - (words.upright() ? shift : 0);
        content.append(String.format(
                Locale.ROOT,
                "%s rg BT /F %.0f Tf %s %.2f %.2f Tm (%s) Tj ET\n",
                colour(TEXT),
                TEXT_SIZE,
                words.upright() ? "0 1 -1 0" : "1 0 0 1",
                x,
                y,
                text.replace("\\", "\\\\")
                        .replace("(", "\\(")
                        .replace(")", "\\)")
                        .replace('\n', ' ')));
    }

    private void stroke(String hex, double width, List<Float> dashes) {
        StringBuilder lengths = new StringBuilder();
        dashes.forEach(length -> lengths.append(length).append(' '));
        content.append(String.format(Locale.ROOT, "%s RG %.2f w [%s] 0 d\n", colour(hex), width, lengths));
    }

    private void path(List<Spot> spots) {
        for (int i = 0; i < spots.size(); i++) {
            content.append(place(spots.get(i))).append(i == 0 ? "m\n" : "l\n");
        }
    }

    private String place(Spot spot) {
        return String.format(Locale.ROOT, "%.2f %.2f ", spot.x(), height - spot.y());
    }

    /** Red, green and blue from 0 to 1 of a colour such as {@code #0072B2}. */
    private static String colour(String hex) {
        int rgb = Integer.parseInt(hex, 1, hex.length(), 16);
        return String.format(
                Locale.ROOT, "%.3f %.3f %.3f", (rgb >> 16) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
    }
}
