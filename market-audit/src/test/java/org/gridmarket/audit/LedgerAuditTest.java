package org.gridmarket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gridmarket.audit.clock.ClockAudit;
import org.gridmarket.audit.energy.EnergyAudit;
import org.gridmarket.audit.purse.MoneyAudit;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.gridmarket.testkit.purse.WagerContract;
import org.junit.jupiter.api.Test;

/** All markets on one ledger, each with an audit of its own, and what nobody knows. */
class LedgerAuditTest {
    private static final List<LedgerBlock> THREE_MARKETS = threeMarkets();
    private static final List<LedgerBlock> WITH_A_WAGER = withAWager();

    /** Two intervals of energy, a clock, and money that came in and is collected in part. */
    private static List<LedgerBlock> threeMarkets() {
        PurseOnLedger ledger = PurseOnLedger.founded();
        ledger.energy().advanceThrough(Interval.of(1));
        ledger.fill(1, 1_000);
        ledger.book(2, "kept", 500).orThrow();
        return RecordedBlocks.of(ledger.energy().ledger());
    }

    /** The same with a market of which a release before it knows nothing, and which moves money of purses. */
    private static List<LedgerBlock> withAWager() {
        PurseOnLedger ledger = PurseOnLedger.founded();
        ledger.energy().advanceThrough(Interval.of(1));
        ledger.fill(1, 1_000);
        ledger.run(1, new WagerContract.Signed.StakeWager("d1", new Money(400))).orThrow();
        ledger.run(6, new WagerContract.Signed.EndWager("d1", PurseOnLedger.account(2)))
                .orThrow();
        ledger.collect(2, new Deal(WagerContract.MARKET, "d1")).orThrow();
        return RecordedBlocks.of(ledger.energy().ledger());
    }

    private static LedgerAudit audit(List<LedgerBlock> blocks) {
        return read(MarketAudits.of(EnergyExamples.TARGET, new EnergyAudit(false)), blocks);
    }

    private static LedgerAudit read(LedgerAudit audit, List<LedgerBlock> blocks) {
        blocks.forEach(audit::read);
        return audit;
    }

    private static List<LedgerBlock> changing(String function, UnaryOperator<LedgerTransaction> change) {
        List<LedgerBlock> changed = RecordedBlocks.changing(
                THREE_MARKETS, old -> old.function().equals(function) ? change.apply(old) : old);
        assertThat(changed).isNotEqualTo(THREE_MARKETS);
        return changed;
    }

    @Test
    void three_markets_on_one_ledger_are_clean() {
        LedgerAudit audit = audit(THREE_MARKETS);

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.isClean()).isTrue();
        assertThat(audit.notChecked().stream().filter(what -> what.startsWith("nothing of")))
                .as("there is no allocation market, and nothing was matched")
                .containsExactly(
                        "nothing of allocation: the ledger has no allocation market",
                        "nothing of compute: nothing was matched",
                        "nothing of stream: no stream was allocated");
        assertThat(audit.keys())
                .containsEntry("intervals", 2)
                .containsEntry("clock_holds", true)
                .containsEntry("purse_inside_micro", 1_500L)
                .containsEntry("purse_in_purses_micro", 1_000L)
                .containsEntry("purse_conserved", true)
                .containsEntry("replayed", true);
    }

    @Test
    void every_contract_has_an_audit() {
        assertThat(audit(List.of()).findings())
                .containsOnlyKeys(MarketAudits.contracts().contracts().stream()
                        .map(Contract::name)
                        .toList());
    }

    @Test
    void a_contract_that_has_no_audit_is_told_as_not_checked() {
        LedgerAudit audit = read(
                new LedgerAudit(
                        EnergyExamples.TARGET,
                        MarketAudits.contracts(),
                        List.of(new EnergyAudit(false), new MoneyAudit(List.of()))),
                THREE_MARKETS);

        assertThat(audit.isClean()).isTrue();
        assertThat(audit.notChecked()).anyMatch(what -> what.startsWith("what clock says of itself"));
    }

    @Test
    void a_market_without_a_transaction_says_that_nothing_is_checked() {
        LedgerAudit audit = audit(List.of());

        assertThat(audit.notChecked())
                .contains(
                        "nothing of energy: no interval is final",
                        "nothing of clock: the ledger has no clock",
                        "nothing of purse: no money has moved",
                        "nothing of allocation: the ledger has no allocation market");
        assertThat(audit.isClean()).isFalse();
        assertThat(audit.nothingChecked()).contains("no valid transaction of gridmarket");
        assertThat(audit.keys())
                .containsEntry("clock_holds", null)
                .containsEntry("purse_conserved", null)
                .containsEntry("purse_paid_once", null);
    }

    @Test
    void a_market_with_transactions_of_which_nothing_can_be_checked_is_not_clean_whatever_the_others_are() {
        PurseOnLedger ledger = PurseOnLedger.founded(); // energy is founded, and no interval is final
        ledger.fill(1, 1_000);

        LedgerAudit audit = audit(RecordedBlocks.of(ledger.energy().ledger()));

        assertThat(audit.nothingChecked())
                .hasValueSatisfying(why -> assertThat(why).startsWith("no interval is final in "));
        assertThat(audit.isClean()).isFalse();
        assertThat(audit.violations()).isEmpty();
    }

    @Test
    void a_market_that_is_only_proposed_leaves_the_others_clean_and_is_told_as_not_checked() {
        MarketOnLedger proposed = new MarketOnLedger(EnergyExamples.calendar());
        proposed.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(proposed.calendar()))
                .orThrow();
        PurseOnLedger ledger = PurseOnLedger.beside(proposed);
        ledger.fill(1, 1_000);

        LedgerAudit audit = audit(RecordedBlocks.of(ledger.energy().ledger()));

        assertThat(audit.nothingChecked()).isEmpty();
        assertThat(audit.isClean()).isTrue();
        assertThat(audit.notChecked()).contains("nothing of energy: no interval is final");
    }

    @Test
    void a_proposal_alone_proves_nothing() {
        MarketOnLedger proposed = new MarketOnLedger(EnergyExamples.calendar());
        proposed.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(proposed.calendar()))
                .orThrow();

        LedgerAudit audit = audit(RecordedBlocks.of(proposed.ledger()));

        assertThat(audit.nothingChecked())
                .hasValueSatisfying(why -> assertThat(why).startsWith("no interval is final in "));
        assertThat(audit.isClean()).isFalse();
    }

    @Test
    void what_takes_long_to_find_is_found_once_after_the_last_block() {
        Counting clock = new Counting();
        LedgerAudit audit =
                read(new LedgerAudit(EnergyExamples.TARGET, MarketAudits.contracts(), List.of(clock)), THREE_MARKETS);

        audit.keys();
        audit.violations();
        audit.notChecked();
        assertThat(audit.isClean()).isTrue();
        assertThat(clock.findings).isOne();

        audit.read(new LedgerBlock(
                THREE_MARKETS.size(),
                THREE_MARKETS.getLast().hash(),
                THREE_MARKETS.getLast().previousHash(),
                List.of()));
        audit.keys();
        assertThat(clock.findings).isEqualTo(2);
    }

    /** The clock's audit, and how often it was asked what it has found. */
    private static final class Counting implements MarketAudit {
        private final MarketAudit clock = new ClockAudit();
        private int findings;

        @Override
        public String market() {
            return clock.market();
        }

        @Override
        public String placeOf(List<String> events) {
            return clock.placeOf(events);
        }

        @Override
        public void read(long block, LedgerTransaction transaction) {
            clock.read(block, transaction);
        }

        @Override
        public MarketFindings findings(NavigableMap<String, String> rows) {
            findings++;
            return clock.findings(rows);
        }
    }

    @Test
    void a_market_that_came_later_and_moves_money_cannot_be_passed_over() {
        LedgerAudit audit = audit(WITH_A_WAGER);

        assertThat(audit.isClean()).isFalse();
        assertThat(audit.violations())
                .anyMatch(what -> what.contains("wager:stakeWager, which this release does not know, writes key"));
        assertThat(audit.notChecked()).anyMatch(what -> what.startsWith("2 transactions of contract 'wager'"));
    }

    @Test
    void a_market_that_came_later_and_keeps_to_itself_is_told_as_not_checked() {
        List<LedgerBlock> blocks = new ArrayList<>(THREE_MARKETS);
        LedgerBlock last = blocks.getLast();
        LedgerTransaction model = last.transactions().getFirst();
        blocks.add(new LedgerBlock(
                last.number() + 1,
                last.hash(),
                last.previousHash(),
                List.of(RecordedBlocks.alone("later:do", "later.table~1", "{\"type\":\"LaterDone\"}", model))));

        LedgerAudit audit = audit(blocks);

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.isClean()).isTrue();
        assertThat(audit.notChecked())
                .contains("1 transactions of contract 'later', which this release does not know: have them audited by a"
                        + " release that does");
    }

    @Test
    void an_auditor_who_knows_the_later_market_finds_its_ledger_clean() {
        List<Contract> contracts = Stream.concat(
                        MarketAudits.contracts().contracts().stream(),
                        Stream.of(new WagerContract(new PinnedEd25519())))
                .toList();

        LedgerAudit audit = read(
                new LedgerAudit(
                        EnergyExamples.TARGET,
                        Contracts.of(contracts),
                        List.of(
                                new EnergyAudit(false),
                                new ClockAudit(),
                                new MoneyAudit(List.of(WagerContract.MONEY)))),
                WITH_A_WAGER);

        assertThat(audit.violations()).isEmpty();
        assertThat(audit.keys()).containsEntry("purse_in_deals_of_wager_micro", 0L);
    }

    @Test
    void an_unknown_function_of_a_known_market_is_found() {
        assertThat(audit(changing("purse:collect", old -> RecordedBlocks.calling("purse:grab", old)))
                        .violations())
                .anyMatch(what -> what.contains("no function purse:grab"));
    }

    @Test
    void an_event_that_no_market_has_is_found() {
        assertThat(audit(changing(
                                "purse:collect",
                                old -> RecordedBlocks.telling(
                                        List.of(old.events().getFirst(), "{\"type\":\"Unheard\"}"), old)))
                        .violations())
                .first()
                .asString()
                .contains("purse:collect")
                .contains("event 1 is not what the kernel tells");
    }

    @Test
    void an_event_that_its_market_cannot_read_is_found_and_the_others_are_audited_on() {
        LedgerAudit audit = audit(changing(
                "clock:approveClock",
                old -> RecordedBlocks.telling(List.of("{\"type\":\"ClockFounded\",\"clock\":7}"), old)));

        assertThat(audit.violations()).anyMatch(what -> what.contains("clock is not audited from there on"));
        assertThat(audit.keys()).containsEntry("purse_inside_micro", 1_500L);
    }

    @Test
    void rows_that_cannot_be_read_are_found() {
        assertThat(audit(changing(
                                "purse:collect",
                                old -> RecordedBlocks.writing(
                                        "purse.balance~" + PurseOnLedger.account(1), Optional.of("{}"), old)))
                        .violations())
                .anyMatch(what -> what.startsWith("the rows of purse cannot be"));
    }

    /** Whatever an audit throws. */
    private record Failing() implements MarketAudit {
        @Override
        public String market() {
            return "energy";
        }

        @Override
        public String placeOf(List<String> events) {
            throw new IllegalStateException("no place");
        }

        @Override
        public void read(long block, LedgerTransaction transaction) {
            throw new IllegalStateException("cannot follow");
        }

        @Override
        public MarketFindings findings(NavigableMap<String, String> rows) {
            return new MarketFindings(
                    null, List.of(), List.of(), Map.of(), new FindingTable("interval", List.of(), List.of()));
        }
    }

    @Test
    void an_audit_that_fails_is_a_finding_and_no_crash() {
        LedgerAudit audit = read(
                new LedgerAudit(EnergyExamples.TARGET, MarketAudits.contracts(), List.of(new Failing())),
                THREE_MARKETS);

        assertThat(audit.violations()).singleElement().asString().contains("cannot follow");
        assertThat(audit.isClean()).isFalse();
    }
}
