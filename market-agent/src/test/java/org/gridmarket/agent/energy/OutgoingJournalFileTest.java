package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.keys.AccountKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutgoingJournalFileTest {
    private static final Interval T = Interval.of(7);
    private static final Book LAST = T.round().book();

    private final SecureRandom random = new SecureRandom();
    private final Signer signer =
            new Signer(AccountKeyPair.generate(random), new Target("market", "gridmarket"), random);

    @TempDir
    private Path folder;

    @Test
    void what_was_sent_and_not_answered_is_sent_again_byte_for_byte() {
        OutgoingOperation sent = post();
        journal().sending(sent);

        assertThat(journal().outstanding()).containsExactly(sent);
        assertThat(journal().pages()).isEmpty();
    }

    @Test
    void what_was_answered_is_over_and_its_page_is_awaited() {
        OutgoingOperation committed = post();
        OutgoingOperation refused = post();
        OutgoingJournal journal = journal();
        journal.sending(committed);
        journal.answered(committed, true);
        journal.sending(refused);
        journal.answered(refused, false);

        assertThat(journal().outstanding()).isEmpty();
        assertThat(journal().pages())
                .containsExactly(PageId.of(signer.key(), committed.submission().operation(), LAST));
    }

    @Test
    void a_line_that_was_cut_was_never_sent() throws IOException {
        journal().sending(post());
        String whole = Files.readString(folder.resolve("outgoing"));
        Files.writeString(
                folder.resolve("outgoing"), whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);

        assertThat(journal().outstanding()).hasSize(1);
    }

    @Test
    void it_stays_small_however_much_is_sent() throws IOException {
        OutgoingJournal journal = journal();
        for (int i = 0; i < 1_000; i++) {
            OutgoingOperation sent = post();
            journal.sending(sent);
            journal.answered(sent, true);
        }

        assertThat(Files.readAllLines(folder.resolve("outgoing"))).hasSizeLessThan(600);
        assertThat(journal().pages()).hasSize(64);
    }

    private OutgoingJournal journal() {
        return new OutgoingJournalFile(folder.resolve("outgoing"));
    }

    private OutgoingOperation post() {
        Offer offer = new Offer(Side.SELL, Energy.ofWh(100), IntervalSet.range(T, T), new UnitPrice(200));
        return signer.sign(new EnergyCommand.PostOffers(LAST.previous(), List.of(offer)), signer.newOperation(), LAST);
    }
}
