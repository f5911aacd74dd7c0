package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The labels of one COCO file by the names that its images have got. */
final class CocoLabels implements LabelSource {
    private final Path file;
    private final CocoFile coco;
    private final Optional<ClassMap> classes;
    private final Map<String, Asked> byName = new ConcurrentHashMap<>();

    private record Asked(CocoFile.Image image, List<CocoBox> boxes) {}

    CocoLabels(Path file, CocoFile coco, Optional<ClassMap> classes) {
        this.file = file;
        this.coco = coco;
        this.classes = classes;
    }

    /** Tells under which name an image will be asked for. */
    void name(String name, CocoFile.Image image) {
        byName.put(name, new Asked(image, coco.takeBoxes(image.id())));
    }

    /** An image of the file that is not there. */
    SkippedRow missing(CocoFile.Image image) {
        coco.takeBoxes(image.id());
        String reason = "There is no such image below the folder: left out with the objects labelled in it";
        return SkippedRow.field(
                SkippedRow.Kind.LABELS_WITHOUT_IMAGE,
                file,
                new RefusedRow(reason, image.place() + ".file_name", image.fileName(), ""));
    }

    @Override
    public ImageLabels labels(String name, Path image, ImageSize size) {
        Asked asked = byName.get(name);
        if (asked == null) {
            throw new IllegalStateException("Nobody named the image " + name);
        }
        List<Annotation> annotations = new ArrayList<>();
        List<SkippedRow> skipped = new ArrayList<>();
        sizes(asked.image(), size).ifPresent(skipped::add);
        LabelRules rules = new LabelRules(size, classes);
        for (CocoBox box : asked.boxes()) {
            try {
                annotations.add(annotation(box, rules));
                mask(box).ifPresent(skipped::add);
            } catch (RefusedRow refused) {
                skipped.add(SkippedRow.field(SkippedRow.Kind.ROW, file, refused.within(box.place())));
            }
        }
        return new ImageLabels(annotations, Optional.empty(), skipped);
    }

    private Annotation annotation(CocoBox box, LabelRules rules) throws RefusedRow {
        String name = coco.category(box.category());
        if (name == null) {
            throw new RefusedRow(
                    "There is no category of this number",
                    "category_id",
                    box.category(),
                    String.join(", ", coco.categoryIds()));
        }
        rules.requireClass(name);
        return new Annotation(name, box.box(rules), box.crowd());
    }

    private Optional<SkippedRow> mask(CocoBox box) {
        String reason = "The mask in run lengths is not read: the upright bbox stands for it";
        return box.masked()
                ? Optional.of(SkippedRow.field(
                        SkippedRow.Kind.REMARK, file, new RefusedRow(reason, box.place() + ".segmentation", "", "")))
                : Optional.empty();
    }

    private Optional<SkippedRow> sizes(CocoFile.Image image, ImageSize size) {
        boolean told = image.width() > 0 && image.height() > 0;
        if (!told || (image.width() == size.width() && image.height() == size.height())) {
            return Optional.empty();
        }
        return Optional.of(SkippedRow.field(
                SkippedRow.Kind.REMARK,
                file,
                LabelRules.otherSize(image.place() + ".width", new ImageSize(image.width(), image.height()), size)));
    }

    /** Boxes of images that the file does not list; complete once every image was named or found missing. */
    List<SkippedRow> withoutImage() {
        return coco.left().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(box -> SkippedRow.field(
                                SkippedRow.Kind.ROW,
                                file,
                                new RefusedRow(
                                        "The file lists no image of this number: left out",
                                        box.place() + ".image_id",
                                        entry.getKey(),
                                        ""))))
                .toList();
    }
}
