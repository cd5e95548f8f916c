package org.gridmarket.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.Punctuality;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MarketWatchTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<LedgerBlock> blocks = new LedgerInMemory(TradedMarket.market()).blocks();
    private final LiveMarket market = new LiveMarket();
    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:watch"), 2, EnergyInTest.TABLES);
    private final ReadModel model =
            new ReadModel(database.jdbi(), List.of(EnergyInTest.alone().followedBy(market)));
    private final ScriptedSource source = new ScriptedSource(Instant.ofEpochSecond(1_000));
    private final BlockIntake intake = new BlockIntake(model, source, 100, source.clock());
    private final OrderingWatch ordering = new OrderingWatch(source.clock());
    private final MarketWatch watch = new MarketWatch(intake, market, ordering, true, source.clock());

    @AfterEach
    void close() {
        intake.close();
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    /** All that the market has done is read, and the own peer has just said that there is no more. */
    private RoundFacts readAll() throws InterruptedException {
        model.resume();
        intake.start();
        for (LedgerBlock block : blocks) {
            source.feeds(block);
        }
        long newest = blocks.getLast().number();
        assertThat(model.awaitAbove(newest - 1, 20 * SECOND)).isEqualTo(newest);
        source.tells(ScriptedSource.OWN, newest + 1);
        return market.facts().orElseThrow();
    }

    /** Moves to so long after the gate of the oldest round that is not done. */
    private void goTo(RoundFacts facts, Duration afterGate) {
        Instant gate = Instant.ofEpochMilli(
                facts.calendar().gate(facts.lastClosed().next()).epochMillis());
        source.pass(Duration.between(source.now(), gate.plus(afterGate)));
        source.tells(ScriptedSource.OWN, blocks.getLast().number() + 1);
    }

    private static Duration allowed(MarketCalendar calendar) {
        return Duration.ofMillis(calendar.graceMillis() + calendar.realIntervalMillis());
    }

    @Test
    void nothing_is_known_before_a_peer_has_said_anything() throws InterruptedException {
        model.resume();
        intake.start();

        assertThat(intake.lag()).isEmpty();
        assertThat(intake.isCaughtUp()).isFalse();
        assertThat(watch.verdict().text())
                .isEqualTo("frozen: no peer has answered since this gateway started; what is shown is of then");
        assertThat(new CaughtUpCheck(intake, watch).call().getStatus().name()).isEqualTo("DOWN");
    }

    @Test
    void a_peer_that_falls_silent_takes_what_was_known_with_it() throws InterruptedException {
        goTo(readAll(), Duration.ZERO);
        assertThat(intake.lag()).hasValue(0);
        assertThat(new CaughtUpCheck(intake, watch).call().getStatus().name()).isEqualTo("UP");

        source.pass(Duration.ofSeconds(30));

        assertThat(intake.lag()).isEmpty();
        assertThat(intake.isCaughtUp()).isFalse();
        assertThat(watch.verdict().state()).isEqualTo(Verdict.State.FROZEN);
        var ready = new CaughtUpCheck(intake, watch).call();
        assertThat(ready.getStatus().name()).isEqualTo("DOWN");
        assertThat(ready.getData().orElseThrow())
                .containsEntry("blocksBehind", "unknown")
                .containsKey("lastHeard");
        assertThat(new PeersCheck(watch).call().getStatus().name()).isEqualTo("DOWN");
    }

    @Test
    void another_organisations_peer_does_while_the_own_one_is_away() throws InterruptedException {
        goTo(readAll(), Duration.ZERO);
        source.pass(Duration.ofSeconds(30));

        source.tells(ScriptedSource.OTHER, blocks.getLast().number() + 1);

        assertThat(intake.lag()).hasValue(0);
        assertThat(watch.peers())
                .extracting(peer -> peer.organisation() + " " + peer.up())
                .containsExactly("Dso false", "Cooperative true");
    }

    @Test
    void a_foreign_peer_that_names_a_block_that_never_comes_does_not_stop_the_closer() throws InterruptedException {
        readAll();

        source.tells(ScriptedSource.OTHER, 1L << 62);

        assertThat(intake.isCaughtUp()).isTrue();
    }

    @Test
    void the_market_is_in_time_until_grace_and_an_interval_are_over() throws InterruptedException {
        RoundFacts facts = readAll();

        goTo(facts, allowed(facts.calendar()));

        assertThat(watch.verdict().state()).isEqualTo(Verdict.State.IN_TIME);
        assertThat(new MarketCheck(watch).call().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void a_round_that_nobody_closes_is_overdue() throws InterruptedException {
        RoundFacts facts = readAll();

        goTo(facts, allowed(facts.calendar()).plusMillis(1));

        assertThat(watch.verdict().state()).isEqualTo(Verdict.State.OVERDUE);
        assertThat(watch.verdict().text())
                .endsWith("round " + facts.lastClosed().next() + " is not closed");
        assertThat(new MarketCheck(watch).call().getStatus().name()).isEqualTo("DOWN");
    }

    @Test
    void an_interval_that_is_closed_and_not_final_is_overdue_too() {
        MarketCalendar calendar = TradedMarket.market().calendar();
        RoundFacts closedOnly = new RoundFacts(calendar, Round.of(9), Interval.of(7), null, null, null);

        Punctuality known =
                Punctuality.of(closedOnly, calendar.gate(Interval.of(8)).plusMillis(5_000_000_000L));

        assertThat(known.overdue()).isEqualTo(Duration.ofSeconds(5_000_000));
        assertThat(known.notFinal()).isEqualTo(Interval.of(8));
        assertThat(known.isLate()).isTrue();
    }

    @Test
    void without_orderers_the_market_is_frozen_until_a_block_comes() throws InterruptedException {
        RoundFacts facts = readAll();
        goTo(facts, Duration.ZERO);

        ordering.notOrdered("UNAVAILABLE no orderers could successfully process transaction");
        assertThat(watch.verdict().text()).startsWith("frozen: no quorum of orderers");
        assertThat(new OrderersCheck(watch).call().getStatus().name()).isEqualTo("DOWN");

        source.pass(Duration.ofSeconds(1));
        long next = blocks.getLast().number() + 1;
        source.feeds(new LedgerBlock(next, Bytes.utf8("hash"), Bytes.utf8("before"), List.of()));

        assertThat(watch.verdict().state()).isEqualTo(Verdict.State.IN_TIME);
        assertThat(new OrderersCheck(watch).call().getStatus().name()).isEqualTo("UP");
    }
}
