package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Several data sets as one: splits of one name are joined, images of one name get that of their data set in front. One use. */
final class DataMix {
    private final List<DataSet> sets;
    private final List<String> labels = new ArrayList<>();
    private final List<SkippedRow> remarks = new ArrayList<>();

    DataMix(List<DataSet> sets) {
        this.sets = List.copyOf(sets);
        Set<String> taken = new HashSet<>();
        for (DataSet set : sets) {
            String label = set.name();
            for (int i = 2; !taken.add(label); i++) {
                label = set.name() + "-" + i;
            }
            labels.add(label);
        }
    }

    DataSet join() {
        Set<String> names = new LinkedHashSet<>();
        sets.forEach(set -> set.splits().forEach(split -> names.add(split.name())));
        List<DataSplit> splits = names.stream()
                .sorted(SplitNames.order(name -> name))
                .map(this::joined)
                .toList();
        likeNames();
        List<SkippedRow> rows = new ArrayList<>(remarks);
        sets.forEach(set -> rows.addAll(set.report().rows()));
        String formats = sets.stream().map(DataSet::format).distinct().collect(Collectors.joining(" and "));
        DataSet.Origin origin = new DataSet.Origin(sets.get(0).root(), String.join(" + ", labels), formats);
        return new DataSet(origin, splits, new ImportReport(rows));
    }

    private DataSplit joined(String name) {
        Map<String, Integer> sources = new HashMap<>();
        List<List<LabelledImage>> parts = new ArrayList<>();
        for (DataSet set : sets) {
            List<LabelledImage> images = set.splits().stream()
                    .filter(split -> split.name().equals(name))
                    .flatMap(split -> split.images().stream())
                    .toList();
            if (images.isEmpty()) {
                remark(set.root(), "This data set adds no image to the split " + name, "");
            }
            images.forEach(image -> sources.merge(image.name(), 1, Integer::sum));
            parts.add(images);
        }
        Set<String> taken = new HashSet<>();
        List<LabelledImage> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (LabelledImage image : parts.get(i)) {
                boolean clash = sources.getOrDefault(image.name(), 0) > 1;
                String unique = clash ? labels.get(i) + "-" + image.name() : image.name();
                while (!taken.add(unique)) {
                    unique = labels.get(i) + "-" + unique;
                }
                all.add(image.named(unique));
            }
        }
        all.sort(Comparator.comparing(LabelledImage::name));
        return new DataSplit(name, all);
    }

    /** Data sets spell their classes each in its own way, which is easily overlooked. */
    private void likeNames() {
        Map<String, Set<String>> alike = new TreeMap<>();
        sets.forEach(set -> set.classes().forEach(name -> alike.computeIfAbsent(
                        name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""), key -> new TreeSet<>())
                .add(name)));
        alike.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> remark(
                        sets.get(0).root(),
                        "Classes whose names are nearly the same count as different ones unless they are renamed",
                        String.join(", ", names)));
    }

    private void remark(Path root, String reason, String found) {
        remarks.add(new SkippedRow(SkippedRow.Kind.REMARK, root, 0, reason, "", found, ""));
    }
}
