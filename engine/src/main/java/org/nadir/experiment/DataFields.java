package org.nadir.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nadir.data.DataSources;

/** The card "data": which images are learned from and how they are prepared. */
final class DataFields {
    static final String MORE = "data.more";
    static final String RENAME = "data.rename";

    private DataFields() {}

    static void define(FieldList list) {
        list.define(
                        "data.root",
                        "Data set",
                        "Folder of a data set in the format of DOTA, COCO, PASCAL VOC or YOLO-OBB.")
                .text(FieldType.PATH, "");
        sources(list);
        list.define("data.train", "Training split", "The split that is learned from.")
                .text(FieldType.TEXT, "train");
        list.define("data.validation", "Validation split", "The split that is scored during the run.")
                .text(FieldType.TEXT, "val");
        list.define("data.classes", "Classes", "Classes to learn, in order. Empty: all that occur.")
                .text(FieldType.TEXT_LIST, "");
        list.define(
                        "data.ignoredClasses",
                        "Ignored classes",
                        "Objects of these classes are neither learned nor counted as false detections.")
                .text(FieldType.TEXT_LIST, "");
        preparation(list);
    }

    static DataSpec read(FieldTexts values) {
        return new DataSpec(
                sources(values),
                values.text("data.train"),
                values.text("data.validation"),
                FieldValues.list(values.text("data.classes")),
                FieldValues.list(values.text("data.ignoredClasses")),
                ImageSize.parse(values.text("data.imageSize")).orElseThrow(),
                values.whole("data.tile"),
                values.whole("data.tileOverlap"),
                AugmentationFields.read(values),
                values.whole("data.loaderThreads"),
                values.whole("data.keptMib"));
    }

    static void write(DataSpec data, Map<String, String> values) {
        List<Path> folders = data.sources().folders();
        values.put("data.root", data.root().toString());
        values.put(
                MORE, ListText.of(folders.stream().skip(1).map(Path::toString).toList()));
        values.put(
                RENAME,
                ListText.of(data.sources().renames().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList()));
        values.put("data.train", data.train());
        values.put("data.validation", data.validation());
        values.put("data.classes", ListText.of(data.classes()));
        values.put("data.ignoredClasses", ListText.of(data.ignoredClasses()));
        values.put("data.imageSize", data.imageSize().toString());
        values.put("data.tile", Integer.toString(data.tile()));
        values.put("data.tileOverlap", Integer.toString(data.tileOverlap()));
        AugmentationFields.write(data.augmentation(), values);
        values.put("data.loaderThreads", Integer.toString(data.loaderThreads()));
        values.put("data.keptMib", Integer.toString(data.keptMib()));
    }

    private static void sources(FieldList list) {
        list.define(
                        MORE,
                        "More data sets",
                        "Folders whose splits are joined to those of the data set, each in a format of its own. One with a comma"
                                + " stands in quotation marks.")
                .text(FieldType.TEXT_LIST, "");
        list.define(
                        RENAME,
                        "Rename classes",
                        "Classes of any of the data sets by another name, as old=new, so that Small_Car=car and Car=car are"
                                + " one class.")
                .text(FieldType.TEXT_LIST, "");
    }

    private static DataSources sources(FieldTexts values) {
        List<Path> folders = new ArrayList<>();
        folders.add(values.resolve(values.text("data.root")));
        FieldValues.list(values.text(MORE)).forEach(folder -> folders.add(values.resolve(folder)));
        return new DataSources(folders, DataSources.renames(FieldValues.list(values.text(RENAME))));
    }

    private static void preparation(FieldList list) {
        list.define(
                        "data.imageSize",
                        "Image size",
                        "Longest side, or width x height to fit images into. 0: as they are.")
                .unit("px")
                .text(FieldType.IMAGE_SIZE, "0");
        list.define(
                        "data.tile",
                        "Tile size",
                        "Large images are cut into windows of this side. 0: images are used whole.")
                .unit("px")
                .whole(0, 4096, "0");
        list.define("data.tileOverlap", "Tile overlap", "What neighbouring windows share.")
                .unit("px")
                .whole(0, 2048, "200");
        AugmentationFields.define(list);
        list.define("data.loaderThreads", "Loader threads", "Threads that read and prepare images.")
                .whole(1, 64, "2");
        list.define(
                        "data.keptMib",
                        "Images kept in memory",
                        "Decoded training images stay in the Java heap for later epochs, up to this and half of the"
                                + " heap. Helps where a run waits for data. 0: none.")
                .unit("MiB")
                .whole(0, 1_048_576, "0");
    }
}
