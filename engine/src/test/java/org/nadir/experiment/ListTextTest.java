package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListTextTest {
    @Test
    void itemsStandBetweenCommas() {
        assertEquals(List.of("a", "b c", ""), ListText.items(" a, b c ,"));
        assertEquals(List.of(), ListText.items("  "));
    }

    @Test
    void aCommaInQuotationMarksBelongsToTheItem() {
        assertEquals(List.of("/sets/a, b", "c"), ListText.items("\"/sets/a, b\", c"));
        assertEquals(List.of("12\" gun", "say \"hi\", twice"), ListText.items("12\" gun, \"say \"\"hi\"\", twice\""));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<String> items = List.of("plain", "with, comma", "\"quoted\"", "", " spaced ", "a\"b");
        assertEquals(items, ListText.items(ListText.of(items)));
        assertEquals("plain, \"with, comma\"", ListText.of(items.subList(0, 2)));
    }

    @Test
    void aFolderWithACommaGoesThroughYaml() {
        ExperimentSpec spec = Fields.toSpec(
                Map.of("data.root", "/a", "data.more", "\"/sets/one, two\", /b", "data.classes", "\"bus, long\""),
                Path.of("/"));
        ExperimentSpec read = ExperimentYaml.parse(ExperimentYaml.write(spec), Path.of("/x.yaml"));
        assertEquals(
                List.of(Path.of("/a"), Path.of("/sets/one, two"), Path.of("/b")),
                read.data().sources().folders());
        assertEquals(List.of("bus, long"), read.data().classes());
    }
}
