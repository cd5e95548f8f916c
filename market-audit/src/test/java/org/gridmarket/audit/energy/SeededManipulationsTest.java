package org.gridmarket.audit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recorded list of blocks is changed afterwards in ten ways; an audit names the interval each time. */
class SeededManipulationsTest {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);
    private static final List<LedgerBlock> BLOCKS = RecordedMarket.blocks();

    @Test
    void honest_blocks_are_clean_and_certified() {
        LedgerAudit audit = audit(BLOCKS);

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.isClean()).isTrue();
        assertThat(audit.keys())
                .containsEntry("intervals", 3)
                .containsEntry("certified", 3L)
                .containsEntry("gap_wh_max", 0L);
    }

    @Test
    void energy_of_a_trade_raised() {
        assertThat(afterChangingTrades(
                        RecordedMarket.T1,
                        trades -> changed(
                                trades,
                                trade -> new PricedTrade(
                                        trade.trade().withEnergy(trade.energy().plus(Energy.ofWh(1))),
                                        trade.price(),
                                        trade.fee()))))
                .hasValueSatisfying(names(RecordedMarket.T1));
    }

    @Test
    void energy_of_a_trade_lowered() {
        assertThat(afterChangingTrades(
                        RecordedMarket.T1,
                        trades -> changed(
                                trades,
                                trade -> new PricedTrade(
                                        trade.trade().withEnergy(Energy.ofWh(1)), trade.price(), trade.fee()))))
                .hasValueSatisfying(names(RecordedMarket.T1));
    }

    @Test
    void trade_added() {
        assertThat(afterChangingTrades(RecordedMarket.T2, trades -> {
                    List<PricedTrade> more = new ArrayList<>(trades);
                    more.add(trades.getFirst());
                    return more;
                }))
                .hasValueSatisfying(names(RecordedMarket.T2));
    }

    @Test
    void price_changed() {
        assertThat(afterChangingTrades(
                        RecordedMarket.T1,
                        trades -> changed(
                                trades,
                                trade -> new PricedTrade(
                                        trade.trade(), trade.price().plus(new UnitPrice(1)), trade.fee()))))
                .hasValueSatisfying(names(RecordedMarket.T1));
    }

    @Test
    void fee_changed() {
        assertThat(afterChangingTrades(
                        RecordedMarket.T2,
                        trades -> changed(
                                trades,
                                trade -> new PricedTrade(
                                        trade.trade(),
                                        trade.price(),
                                        trade.fee().plus(new UnitPrice(1))))))
                .hasValueSatisfying(names(RecordedMarket.T2));
    }

    @Test
    void offer_altered() {
        assertThat(afterChanging(
                        event -> event instanceof EnergyEvent.OfferPosted(var page) ? withMoreEnergy(page) : event))
                .hasValueSatisfying(names(RecordedMarket.T0, RecordedMarket.T1));
    }

    @Test
    void void_dropped() {
        assertThat(after(events -> events.stream()
                        .filter(event -> !(event instanceof EnergyEvent.OfferCancelled))
                        .toList()))
                .hasValueSatisfying(names(RecordedMarket.T0, RecordedMarket.T1));
    }

    @Test
    void trades_of_another_interval() {
        List<PricedTrade> ofFirst = tradesOf(RecordedMarket.T1);
        assertThat(afterChangingTrades(RecordedMarket.T2, trades -> ofFirst))
                .hasValueSatisfying(names(RecordedMarket.T2));
    }

    @Test
    void claim_duplicated() {
        List<LedgerBlock> changed = new ArrayList<>(BLOCKS);
        LedgerBlock last = BLOCKS.getLast();
        changed.add(new LedgerBlock(last.number() + 1, last.hash(), last.previousHash(), last.transactions()));

        assertThat(last.transactions().getFirst().function()).isEqualTo("energy:claim");
        assertThat(firstViolation(changed)).hasValueSatisfying(names(RecordedMarket.T1));
    }

    @Test
    void credit_invented() {
        assertThat(afterChanging(event -> event instanceof EnergyEvent.CreditCollected told
                        ? new EnergyEvent.CreditCollected(
                                told.account(), told.amount().plus(new Money(1)))
                        : event))
                .hasValueSatisfying(violation -> assertThat(violation).containsPattern("interval"));
    }

    @Test
    void certificate_forged() {
        DualPrices nothing = DualPrices.of(1, 0, List.of(), List.of());
        assertThat(afterChanging(event -> event instanceof EnergyEvent.SolutionAccepted told
                        ? new EnergyEvent.SolutionAccepted(
                                told.round(),
                                told.solver(),
                                told.value(),
                                told.trades(),
                                told.certified(),
                                new Certificate(nothing, null))
                        : event))
                .hasValueSatisfying(names(RecordedMarket.T1, RecordedMarket.T2));
    }

    @Test
    void a_chaincode_that_writes_something_else_than_the_kernel_is_found() {
        SortedMap<String, Optional<String>> more =
                new TreeMap<>(lastClaim().writes().own());
        more.put(more.firstKey(), Optional.of("{}"));
        assertThat(afterReplacingTheClaim(old -> with(old, old.creator(), new StateWrites(more, List.of()))))
                .hasValueSatisfying(violation -> assertThat(violation)
                        .startsWith("interval 1: energy:claim")
                        .contains("what it writes to key " + more.firstKey()));
    }

    @Test
    void a_write_that_the_kernel_makes_and_the_block_lacks_is_found() {
        SortedMap<String, Optional<String>> fewer =
                new TreeMap<>(lastClaim().writes().own());
        fewer.remove(fewer.lastKey());
        assertThat(afterReplacingTheClaim(old -> with(old, old.creator(), new StateWrites(fewer, List.of()))))
                .hasValueSatisfying(violation -> assertThat(violation).contains("is not what the kernel writes"));
    }

    @Test
    void a_write_outside_the_markets_keys_is_found() {
        assertThat(afterReplacingTheClaim(old ->
                        with(old, old.creator(), new StateWrites(old.writes().own(), List.of("metadata of key x")))))
                .hasValueSatisfying(violation -> assertThat(violation).contains("it writes metadata of key x"));
    }

    @Test
    void an_act_of_an_administrator_by_somebody_who_is_none_is_found() {
        List<LedgerBlock> changed = BLOCKS.stream()
                .map(block -> replacing(block, old -> with(old, clientOf(old), old.writes())))
                .toList();

        assertThat(firstViolation(changed))
                .hasValueSatisfying(violation -> assertThat(violation).contains("the kernel refuses it"));
    }

    @Test
    void a_creator_who_is_no_member_is_found() {
        assertThat(afterReplacingTheClaim(old -> with(old, null, old.writes())))
                .hasValueSatisfying(
                        violation -> assertThat(violation).contains("its creator is no member of the consortium"));
    }

    @Test
    void without_a_final_interval_nothing_is_checked_and_nothing_is_true() {
        LedgerAudit audit = audit(BLOCKS.subList(0, 3));

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.nothingChecked())
                .hasValueSatisfying(why -> assertThat(why).startsWith("no interval is final"));
        assertThat(audit.keys())
                .containsEntry("assets_conserved", null)
                .containsEntry("credit_conserved", null)
                .containsEntry("replayed", null)
                .containsEntry("feasible", null)
                .containsEntry("certified", null);
    }

    @Test
    void no_blocks_are_no_clean_market() {
        assertThat(audit(List.of()).isClean()).isFalse();
    }

    private static LedgerTransaction lastClaim() {
        return BLOCKS.getLast().transactions().getFirst();
    }

    private static Caller.@Nullable Member clientOf(LedgerTransaction transaction) {
        Caller.@Nullable Member creator = transaction.creator();
        return creator == null ? null : new Caller.Member(creator.organisation(), false, creator.subject());
    }

    private static Optional<String> afterReplacingTheClaim(UnaryOperator<LedgerTransaction> change) {
        List<LedgerBlock> changed = new ArrayList<>(BLOCKS);
        changed.set(BLOCKS.size() - 1, replacing(BLOCKS.getLast(), change));
        return firstViolation(changed);
    }

    private static LedgerBlock replacing(LedgerBlock block, UnaryOperator<LedgerTransaction> change) {
        return new LedgerBlock(
                block.number(),
                block.hash(),
                block.previousHash(),
                block.transactions().stream().map(change).toList());
    }

    private static LedgerTransaction with(LedgerTransaction old, Caller.@Nullable Member creator, StateWrites writes) {
        return new LedgerTransaction(
                old.transactionId(),
                old.validity(),
                old.time(),
                old.creatorMsp(),
                creator,
                old.arguments(),
                old.result(),
                old.events(),
                writes);
    }

    private static Consumer<String> names(Interval... any) {
        return violation ->
                assertThat(List.of(any)).as(violation).anyMatch(t -> violation.startsWith("interval " + t + ":"));
    }

    private static Optional<String> firstViolation(List<LedgerBlock> blocks) {
        return audit(blocks).violations().stream().findFirst();
    }

    private static LedgerAudit audit(List<LedgerBlock> blocks) {
        LedgerAudit audit = MarketAudits.of(EnergyExamples.TARGET, new EnergyAudit(false));
        blocks.forEach(audit::read);
        return audit;
    }

    private static Optional<String> afterChangingTrades(Interval t, UnaryOperator<List<PricedTrade>> change) {
        return afterChanging(event ->
                event instanceof EnergyEvent.Finalised done && done.interval().equals(t)
                        ? new EnergyEvent.Finalised(t, done.time(), done.source(), change.apply(done.trades()))
                        : event);
    }

    private static List<PricedTrade> changed(List<PricedTrade> trades, UnaryOperator<PricedTrade> change) {
        return trades.stream().map(change).toList();
    }

    private static Optional<String> afterChanging(UnaryOperator<EnergyEvent> change) {
        return after(events -> events.stream().map(change).toList());
    }

    /** The violation that an audit finds after the events of every transaction were changed. */
    private static Optional<String> after(UnaryOperator<List<EnergyEvent>> change) {
        List<LedgerBlock> changed = BLOCKS.stream()
                .map(block -> new LedgerBlock(
                        block.number(),
                        block.hash(),
                        block.previousHash(),
                        block.transactions().stream()
                                .map(transaction -> withEvents(
                                        transaction,
                                        change
                                                .apply(transaction.events().stream()
                                                        .map(EVENT::read)
                                                        .toList())
                                                .stream()
                                                .map(EVENT::write)
                                                .toList()))
                                .toList()))
                .toList();
        assertThat(changed).isNotEqualTo(BLOCKS);
        return firstViolation(changed);
    }

    private static LedgerTransaction withEvents(LedgerTransaction old, List<String> events) {
        return new LedgerTransaction(
                old.transactionId(),
                old.validity(),
                old.time(),
                old.creatorMsp(),
                old.creator(),
                old.arguments(),
                old.result(),
                events,
                old.writes());
    }

    private static EnergyEvent withMoreEnergy(OfferPage page) {
        return new EnergyEvent.OfferPosted(new OfferPage(
                page.id(),
                page.account(),
                page.book(),
                page.offers().stream()
                        .map(posted -> new OfferPage.Posted(
                                posted.index(),
                                posted.group(),
                                new Offer(
                                        posted.offer().side(),
                                        posted.offer().energy().plus(Energy.ofWh(1)),
                                        posted.offer().intervals(),
                                        posted.offer().reservation())))
                        .toList()));
    }

    private static List<PricedTrade> tradesOf(Interval t) {
        return BLOCKS.stream()
                .flatMap(block -> block.events().stream())
                .map(EVENT::read)
                .filter(EnergyEvent.Finalised.class::isInstance)
                .map(EnergyEvent.Finalised.class::cast)
                .filter(done -> done.interval().equals(t))
                .findFirst()
                .orElseThrow()
                .trades();
    }
}
