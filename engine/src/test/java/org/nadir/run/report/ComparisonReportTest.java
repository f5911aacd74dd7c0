package org.nadir.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.WrittenRuns;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.SmallSummaries;
import org.xml.sax.InputSource;

class ComparisonReportTest {
    @TempDir
    Path runs;

    private Comparison comparison = Comparison.of(List.of());

    @BeforeEach
    void compare() {
        comparison = Comparison.read(List.of(
                run(Map.of("name", "full-seed1"), 0.3),
                run(Map.of("name", "full-seed2", "run.seed", "2"), 0.4),
                run(Map.of("name", "full-seed3", "run.seed", "3"), 0.5),
                run(Map.of("name", "rho", "freezing.schedule", "frozen", "data.validation", "a<b"), 0.3)));
    }

    private Path run(Map<String, String> settings, double score) {
        return WrittenRuns.write(runs, settings, SmallSummaries.twoEpochs(0.2, score))
                .path();
    }

    private String html() {
        return new ComparisonReport(comparison, comparison.find("full")).html(Instant.EPOCH);
    }

    @Test
    void seedsAreOneRowWithMeanDeviationAndInterval() {
        // 0.3, 0.4, 0.5: s = 0.1, t(2) s / sqrt 3 = 4.30265 * 0.1 / 1.73205 = 0.24841
        assertTrue(html().contains("<th>full</th><td>1, 2, 3</td><td>0.400 ± 0.100</td><td>0.152 to 0.648</td>"));
    }

    @Test
    void differencesAreThoseToTheBaseline() {
        assertTrue(html().contains("<td>baseline</td>"));
        assertTrue(html().contains("<td>−0.100</td>"));
    }

    @Test
    void differentDataAreSaidFirst() {
        assertTrue(html().indexOf("not trained and scored on the same data") < html().indexOf("<h2>Results"));
    }

    @Test
    void thePageNeedsNothingElse() {
        assertFalse(html().matches("(?s).*(src=|href=|url\\(|@import).*"));
    }

    @Test
    void whatRunsSayIsEscaped() {
        assertTrue(html().contains("a&lt;b"));
        assertFalse(html().contains("a<b"));
    }

    @Test
    void barsAboutAMarkAreExplainedInThePictureAndBelowIt() {
        String words = "Bars: 1 standard deviation of 3 seeds";
        assertTrue(html().contains(words + ". Dashed: Pareto front</text>"));
        assertTrue(html().contains(words + ". Dashed: Pareto front, which joins"));
        Comparison single = Comparison.of(comparison.runs().subList(2, 4));
        assertFalse(new ComparisonReport(single, Optional.empty())
                .html(Instant.EPOCH)
                .contains("Bars:"));
    }

    @Test
    void everyPictureIsWellFormed() throws Exception {
        Matcher pictures = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(html());
        int count = 0;
        while (pictures.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pictures.group())));
            count++;
        }
        // two scatters, three curves, one schedule of three seeds and one of the other run
        assertEquals(7, count);
    }

    @Test
    void theTableOfNumbersHasARowPerRunAndEpoch() {
        List<String> lines = new ComparisonCsv(comparison).text().lines().toList();
        assertEquals(1 + 4 * 2, lines.size());
        assertTrue(lines.get(0)
                .startsWith("run,seed,data.validation,freezing.schedule,run.seed,epoch,iteration,mean_loss,"));
        assertTrue(
                lines.get(2).startsWith("full-seed1,1,val,full,1,1,4,0.4,0.001,1500.0,6.0,10.0,4194304,HEAD,0.3,0.3,"));
    }
}
