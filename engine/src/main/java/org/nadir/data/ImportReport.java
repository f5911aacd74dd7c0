package org.nadir.data;

import java.util.List;

/** What an import left out or found worth saying, by split, file and line. Nothing is skipped in silence. */
public record ImportReport(List<SkippedRow> rows) {
    public ImportReport {
        rows = List.copyOf(rows);
    }

    public long count(SkippedRow.Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** Entries that were left out, without the mere mentions. */
    public List<SkippedRow> leftOut() {
        return rows.stream().filter(row -> row.kind().leftOut()).toList();
    }

    public boolean isClean() {
        return rows.isEmpty();
    }
}
