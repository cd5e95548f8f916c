package org.gridmarket.agent.energy.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterNotesFileTest {
    private static final MeterId METER = new MeterId("101");
    private static final Interval T = Interval.of(7);

    @TempDir
    private Path folder;

    @Test
    void what_was_committed_to_and_deducted_outlives_the_process() {
        MeterNotes notes = new MeterNotesFile(folder, METER);
        notes.committing(new TreeMap<>(Map.of(T, new NetEnergy(-5))));
        notes.deducting(T, new Money(30));
        notes.deducting(T, new Money(40)); // a copy of the bill with 30 may be on its way

        MeterNotes again = new MeterNotesFile(folder, METER);

        assertThat(again.committed()).containsExactly(Map.entry(T, new NetEnergy(-5)));
        assertThat(again.deducted(T)).contains(new Money(30));
        assertThat(again.deducted(T.next())).isEmpty();
    }

    @Test
    void a_line_that_was_cut_was_never_said() throws IOException {
        new MeterNotesFile(folder, METER).deducting(T, new Money(30));
        Files.writeString(folder.resolve("101.notes"), "deducted 8 1", StandardOpenOption.APPEND);

        assertThat(new MeterNotesFile(folder, METER).deducted(T.next())).isEmpty();
        assertThat(new MeterNotesFile(folder, METER).deducted(T)).contains(new Money(30));
    }
}
