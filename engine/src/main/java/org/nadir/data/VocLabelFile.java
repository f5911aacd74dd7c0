package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;

/**
 * One XML file of labels: PASCAL VOC's with upright boxes ({@code bndbox}), DIOR-R's with corners ({@code robndbox} of
 * {@code x_left_top} ..), roLabelImg's with centre, sides and angle ({@code robndbox} of {@code cx} ..; radians, clockwise on
 * screen), and HRSC2016's ({@code mbox_cx} ..; all of its kinds of ships are the class "ship", as in its benchmark).
 * Coordinates are taken as they are written, with pixel 0 beginning at 0. One use.
 */
final class VocLabelFile {
    private static final List<List<String>> CORNERS = List.of(
            List.of(
                    "x_left_top",
                    "y_left_top",
                    "x_right_top",
                    "y_right_top",
                    "x_right_bottom",
                    "y_right_bottom",
                    "x_left_bottom",
                    "y_left_bottom"),
            List.of("x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"),
            List.of("x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3"));
    private static final String HRSC = "HRSC_Image";

    private final Path file;
    private final LabelRules rules;
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<SkippedRow> skipped = new ArrayList<>();

    private interface Parsing {
        Annotation parse(XmlElement object) throws RefusedRow;
    }

    private VocLabelFile(Path file, LabelRules rules) {
        this.file = file;
        this.rules = rules;
    }

    /** Reads a file; what is wrong with it or its objects is in the answer. */
    static ImageLabels read(Path file, LabelRules rules) {
        return new VocLabelFile(file, rules).read();
    }

    private ImageLabels read() {
        XmlElement root;
        try {
            root = XmlElement.read(file);
        } catch (UserProblem problem) {
            int line = problem.detail("line").map(Integer::parseInt).orElse(0);
            String reason = problem.detail("what").orElse("The label file cannot be read") + ": left out";
            return ImageLabels.none(new SkippedRow(SkippedRow.Kind.LABEL_FILE, file, line, reason, "", "", ""));
        }
        switch (root.name()) {
            case HRSC -> {
                size(root, "Img_SizeWidth", "Img_SizeHeight");
                objects(
                        root.child("HRSC_Objects")
                                .map(o -> o.all("HRSC_Object"))
                                .orElse(List.of()),
                        this::hrsc);
            }
            case "annotation" -> {
                root.child("size").ifPresent(size -> size(size, "width", "height"));
                objects(root.all("object"), this::voc);
            }
            default -> skipped.add(stranger(root));
        }
        return new ImageLabels(annotations, gsd(root), skipped);
    }

    private SkippedRow stranger(XmlElement root) {
        String reason = "The XML file holds no labels: left out";
        String expected = "annotation or " + HRSC;
        return new SkippedRow(SkippedRow.Kind.LABEL_FILE, file, root.line(), reason, "", root.name(), expected);
    }

    private static Optional<Double> gsd(XmlElement root) {
        return LabelRules.number(root.text("Img_Resolution")).filter(value -> value > 0);
    }

    private void size(XmlElement element, String width, String height) {
        int w = LabelRules.number(element.text(width)).orElse(0.0).intValue();
        int h = LabelRules.number(element.text(height)).orElse(0.0).intValue();
        if (w > 0 && h > 0 && !rules.size().equals(new ImageSize(w, h))) {
            SkippedRow row = LabelRules.otherSize("size", new ImageSize(w, h), rules.size())
                    .row(file, element.line());
            skipped.add(row.as(SkippedRow.Kind.REMARK));
        }
    }

    private void objects(List<XmlElement> objects, Parsing parsing) {
        for (XmlElement object : objects) {
            try {
                annotations.add(parsing.parse(object));
            } catch (RefusedRow refused) {
                skipped.add(refused.row(file, object.line()));
            }
        }
    }

    private Annotation hrsc(XmlElement object) throws RefusedRow {
        rules.requireClass("ship");
        double[] centre = {object.number("mbox_cx"), object.number("mbox_cy")};
        double[] sides = {object.number("mbox_w"), object.number("mbox_h")};
        OrientedBox box = rules.turned(centre, sides, object.number("mbox_ang"));
        return new Annotation("ship", box, difficult(object));
    }

    private Annotation voc(XmlElement object) throws RefusedRow {
        String name = object.text("name");
        if (name.isEmpty()) {
            throw new RefusedRow("The object has no class", "name", "nothing", "the name of a class");
        }
        rules.requireClass(name);
        Optional<XmlElement> box = object.child("robndbox").or(() -> object.child("bndbox"));
        if (box.isEmpty()) {
            throw new RefusedRow("The object has no box", "bndbox", "nothing", "bndbox or robndbox");
        }
        return new Annotation(name, box(box.get()), difficult(object));
    }

    private OrientedBox box(XmlElement box) throws RefusedRow {
        for (List<String> names : CORNERS) {
            if (names.stream().allMatch(name -> box.child(name).isPresent())) {
                double[] xy = new double[8];
                for (int i = 0; i < 8; i++) {
                    xy[i] = box.number(names.get(i));
                }
                return rules.around(xy);
            }
        }
        if (box.child("cx").isPresent()) {
            double[] centre = {box.number("cx"), box.number("cy")};
            double[] sides = {box.number("w"), box.number("h")};
            return rules.turned(centre, sides, box.number("angle"));
        }
        return rules.upright(box.number("xmin"), box.number("ymin"), box.number("xmax"), box.number("ymax"));
    }

    private static boolean difficult(XmlElement object) throws RefusedRow {
        String text = object.text("difficult");
        return switch (text) {
            case "", "0", "Unspecified" -> false;
            case "1" -> true;
            default -> throw new RefusedRow("The difficult flag cannot be understood", "difficult", text, "0 or 1");
        };
    }
}
