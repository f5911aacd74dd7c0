package org.nadir.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class NoticesTest {
    private final Notices notices = new Notices();

    @Test
    void aProblemIsShownAsItStandsEvenWhenAnExecutorWrappedIt() {
        UserProblem problem =
                UserProblem.of("The file is cut short").remedy("Copy it again").problem();
        notices.failure("Opening", new ExecutionException(problem));
        assertEquals(Notice.Kind.PROBLEM, notices.shown().get(0).kind());
        assertEquals(
                "The file is cut short. Copy it again.", notices.shown().get(0).sentence());
    }

    @Test
    void aDefectIsLoggedOnceAndShownAsADefect() {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(Notices.class.getName());
        log.setUseParentHandlers(false);
        log.addHandler(handler);
        try {
            notices.failure("Opening", new IllegalStateException("broken"));
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        assertEquals(1, records.size());
        assertEquals(Notice.Kind.DEFECT, notices.shown().get(0).kind());
        assertTrue(notices.shown().get(0).details().contains("broken"));
    }

    @Test
    void onlyTheLatestFourStay() {
        for (int i = 0; i < 6; i++) {
            notices.news("News " + i);
        }
        assertEquals(4, notices.shown().size());
        assertEquals("News 5", notices.shown().get(3).sentence());
    }
}
