package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new forecast, and a process that was stopped, on the real rules. */
class ReplanTest {
    private static final int HOME = 1;
    private static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);

    private final MarketOnLedger market = Founding.market();
    private final SecureRandom random = new SecureRandom();
    private final Interval first = market.round().plus(4).interval();

    @TempDir
    private Path folder;

    private int told;
    private ProsumerAgent agent;

    @BeforeEach
    void the_process_starts() {
        agent = start();
    }

    @Test
    void a_first_plan_is_offered() {
        replan(row(first, 500, 100), row(first.next(), 300, 100));

        assertThat(offered()).containsExactly(500L, 300L);
        assertThat(agent.refusals()).isEmpty();
    }

    @Test
    void a_new_plan_replaces_what_is_open_and_keeps_what_is_the_same() {
        replan(row(first, 500, 100), row(first.next(), 300, 100));
        long before = pages();

        replan(row(first, 500, 100), row(first.next(), 700, 100));

        assertThat(offered()).containsExactly(500L, 700L);
        assertThat(pages()).isEqualTo(before + 1);
        assertThat(agent.refusals()).isEmpty();
    }

    @Test
    void the_same_plan_again_changes_nothing() {
        replan(row(first, 500, 100));
        int before = market.ledger().blocks().size();

        replan(row(first, 500, 100));

        assertThat(market.ledger().blocks()).hasSize(before);
    }

    @Test
    void an_empty_plan_takes_back_all_that_is_open() {
        replan(row(first, 500, 100));

        replan();

        assertThat(offered()).isEmpty();
    }

    @Test
    void more_than_the_limit_is_offered_up_to_it() {
        replan(row(first, Founding.TRADING_LIMIT_WH + 5, 100));

        assertThat(offered()).containsExactly(Founding.TRADING_LIMIT_WH);
        assertThat(agent.refusals()).isEmpty();
    }

    @Test
    void buying_without_credit_does_not_keep_selling_back() {
        replan(row(first, 500, 100), row(first.next(), -400, 200));

        assertThat(offered()).containsExactly(500L);
    }

    @Test
    void what_was_sent_before_the_process_was_killed_is_sent_again_and_counts_once() {
        agent.replan(plan(row(first, 500, 100), row(first.next(), 300, 100)));
        runUntil(EnergyCommand.PostOffers.class);
        OutgoingOperation sent = agent.next(market.now()).orElseThrow();
        settle(sent); // and its answer is lost with the process
        agent = start();
        work();

        agent.replan(plan(row(first, 500, 100), row(first.next(), 300, 100)));
        work();

        assertThat(offered()).containsExactly(500L, 300L);
        assertThat(pages()).isEqualTo(1);
    }

    @Test
    void killed_before_anything_was_sent_it_offers_all_after_the_start() {
        agent.replan(plan(row(first, 500, 100)));
        runUntil(EnergyCommand.PostOffers.class);
        assertThat(agent.next(market.now())).isPresent(); // written down, and never sent
        agent = start();
        work();

        agent.replan(plan(row(first, 500, 100)));
        work();

        assertThat(offered()).containsExactly(500L);
        assertThat(pages()).isEqualTo(1);
    }

    /** Until the next operation is of this kind. */
    private void runUntil(Class<? extends EnergyCommand> kind) {
        for (int i = 0; i < 20; i++) {
            tell();
            if (peeksAt(kind)) {
                return;
            }
        }
        throw new AssertionError("the agent never asked for " + kind);
    }

    private boolean peeksAt(Class<? extends EnergyCommand> kind) {
        OutgoingOperation next = agent.next(market.now()).orElseThrow();
        if (kind.isInstance(next.command())) {
            agent.answered(next, new Answer.Indeterminate("not sent yet"));
            return true;
        }
        agent.answered(next, settle(next));
        return false;
    }

    private void replan(ProfileRow... rows) {
        agent.replan(plan(rows));
        work();
    }

    private static OfferPlan plan(ProfileRow... rows) {
        return OfferPlan.ofRows(List.of(rows));
    }

    private static ProfileRow row(Interval t, long wh, long price) {
        return new ProfileRow(t, t, new NetEnergy(wh), new UnitPrice(price));
    }

    private void work() {
        tell();
        for (var next = agent.next(market.now()); next.isPresent(); next = agent.next(market.now())) {
            agent.answered(next.get(), settle(next.get()));
            tell();
        }
    }

    private Answer settle(OutgoingOperation outgoing) {
        Decision<Receipt> decision =
                market.settle(market.endorse(outgoing.function(), outgoing.submission(), MarketOnLedger.DSO));
        return switch (decision) {
            case Decision.Accepted<Receipt>(var receipt) -> new Answer.Committed(receipt.result(), false);
            case Decision.Rejected<Receipt>(var reason) ->
                reason.code().name().equals("OPERATION_REPEATED")
                        ? new Answer.Committed(reason.detail(), true)
                        : new Answer.Rejected(reason.code().name(), reason.source(), reason.detail());
        };
    }

    /** A process that has just started: it has its key, its journal, and hears everything from the beginning. */
    private ProsumerAgent start() {
        told = 0;
        return new ProsumerAgent(
                new Signer(EnergyExamples.keyPair(HOME), EnergyExamples.TARGET, random),
                Founding.certificate(HOME),
                OfferPlan.ofRows(List.of()),
                2,
                new OutgoingJournalFile(folder.resolve("outgoing")));
    }

    private void tell() {
        var blocks = market.ledger().blocks();
        while (told < blocks.size()) {
            blocks.get(told).events().stream()
                    .flatMap(text -> EVENTS.read(text).stream())
                    .forEach(agent::observe);
            told++;
        }
    }

    private List<Long> offered() {
        return agent.openOffers().stream().map(Offer::energy).map(Energy::wh).toList();
    }

    private long pages() {
        return market.ledger()
                .events()
                .flatMap(text -> EVENTS.read(text).stream())
                .filter(EnergyEvent.OfferPosted.class::isInstance)
                .count();
    }
}
