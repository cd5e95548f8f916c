package org.gridmarket.agent.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferFileTest {
    private static final MarketSchema SCHEMA = AllocationOnLedger.draft().make();
    private static final Cycle BOOK = new Cycle(3);

    @TempDir
    private Path folder;

    private List<ListedOffer> read(@Nullable String member, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("offers.csv"), List.of(lines));
        return OfferFile.read(file, SCHEMA, member, BOOK);
    }

    @Test
    void rows_of_the_open_book_and_those_without_a_book_are_read() throws IOException {
        List<ListedOffer> offers = read(
                null,
                "offer,side,flags,place,seats,value,cycle",
                "now,provide,,1..3,2,5,3",
                "later,provide,,1,2,5,4",
                "whenever,consume,,1,2,5,");

        assertThat(offers).extracting(ListedOffer::name).containsExactly("now", "whenever");
        assertThat(offers.getFirst().offer().alternatives()).hasSize(3);
        assertThat(offers).extracting(ListedOffer::book).containsOnly(BOOK);
    }

    @Test
    void rows_of_other_members_are_left_out() throws IOException {
        assertThat(read(
                        "anna",
                        "offer,member,side,flags,place,seats,value",
                        "a,anna,provide,,1,2,5",
                        "b,berta,provide,,1,2,5"))
                .extracting(ListedOffer::name)
                .containsExactly("a");
    }

    @Test
    void a_file_of_several_members_needs_to_know_whose_rows_count() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(null, "offer,member,side,flags,place,seats,value", "a,anna,provide,,1,2,5"))
                .withMessageContaining("offers.csv:2: member");
    }

    @Test
    void what_the_ledger_would_refuse_is_refused_with_its_place() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(null, "offer,side,flags,place,seats,value,until", "a,provide,,1,2,5,99"))
                .withMessageContaining("until 99 is outside");
    }
}
