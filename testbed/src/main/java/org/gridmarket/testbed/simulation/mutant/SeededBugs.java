package org.gridmarket.testbed.simulation.mutant;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;

/**
 * The bugs that the simulation has to notice: each takes one check out of kernel, client or ledger. Every fault of others than
 * participants and solvers has one that does no harm without it.
 */
public final class SeededBugs {
    private static final String KERNEL = "market-kernel/src/main/java/org/gridmarket/kernel/energy/";
    private static final String SHARED = "market-kernel/src/main/java/org/gridmarket/kernel/";
    private static final String CLIENT = "lib/gateway-client/src/main/java/org/gridmarket/client/";
    private static final String AGENT = "market-agent/src/main/java/org/gridmarket/agent/energy/";
    private static final String LEDGER = "lib/ledger-in-memory/src/main/java/org/gridmarket/ledger/memory/";
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    private static final List<Mutant> OF_OLDER_MARKETS = List.of(
            new Mutant(
                    "offers are posted without assets",
                    KERNEL + "operation/OfferRules.java",
                    "rule(OfferRejection.ASSETS_NOT_FREE,      \"(2.5)\", PostingFacts::assetsMissing),",
                    "",
                    Set.of(Fault.WILD_PARTICIPANTS)),
            new Mutant(
                    "assets are withdrawn above L+",
                    KERNEL + "operation/AssetWithdrawal.java",
                    "rule(AccountRejection.PRODUCTION_LIMIT_EXCEEDED,  \"(2.5)\", Facts::aboveProductionLimit),",
                    "",
                    ALL),
            new Mutant(
                    "a worse solution replaces a better one",
                    SHARED + "contest/Contest.java",
                    "return comparison > 0 || (comparison == 0 && entry.proved() > leader.proved())",
                    "return comparison > -2",
                    Set.of(Fault.BYZANTINE_SOLVER)),
            new Mutant(
                    "a repeated operation takes effect again",
                    SHARED + "operation/EnvelopeRules.java",
                    "return first == null ? null : first.result();",
                    "return null;",
                    Set.of(Fault.LOST_ANSWER)),
            new Mutant(
                    "offers endorsed before a seal take effect after it",
                    KERNEL + "operation/BookRules.java",
                    "return new Facts(book, state.isSealed(call.calendar(), book), call);",
                    "return new Facts(book, false, call);",
                    Set.of(Fault.DELAY)),
            new Mutant(
                    "trades become final after their interval has begun",
                    KERNEL + "operation/Finalisation.java",
                    "if (begun && !calendar.simulation()) {",
                    "if (begun && calendar.simulation()) {",
                    Set.of(Fault.CLOSER_CRASH)),
            new Mutant(
                    "one organisation's endorsement is enough",
                    LEDGER + "Replica.java",
                    "if (transaction.endorsers().size() < policy) {",
                    "if (transaction.endorsers().size() < policy - 1) {",
                    Set.of(Fault.BYZANTINE_ENDORSER)),
            new Mutant(
                    "a client believes what one gateway tells",
                    CLIENT + "EventAgreement.java",
                    "public static final int ORGANISATIONS = 2;",
                    "public static final int ORGANISATIONS = 1;",
                    Set.of(Fault.BYZANTINE_GATEWAY)),
            new Mutant(
                    "a client does not compare the events of a transaction",
                    CLIENT + "EventAgreement.java",
                    "voices.computeIfAbsent(head, text -> new TreeSet<>())",
                    "voices.computeIfAbsent(new TransactionText(head.block(), head.transaction(), \"\"), text -> new TreeSet<>())",
                    Set.of(Fault.BYZANTINE_GATEWAY)),
            new Mutant(
                    "a client believes what one gateway says of its operation",
                    CLIENT + "AnswerAgreement.java",
                    "organisationsThatSay(entry.getValue()) >= EventAgreement.ORGANISATIONS",
                    "organisationsThatSay(entry.getValue()) >= 1",
                    Set.of(Fault.BYZANTINE_GATEWAY)),
            new Mutant(
                    "a client that connects again leaves out the rest of a block",
                    CLIENT + "EventAgreement.java",
                    "new Tale(gateway, believed.block(), believed.firstOfBlock())",
                    "new Tale(gateway, believed.block() + 1, believed.next())",
                    Set.of(Fault.PARTITION, Fault.DELAY)),
            new Mutant(
                    "an agent that has crashed forgets what it has withdrawn",
                    AGENT + "ProsumerAgent.java",
                    "when done.account().equals(account()) -> settlement.told(done.amounts());",
                    "when done.account().equals(account()) -> { }",
                    Set.of(Fault.AGENT_CRASH)),
            new Mutant(
                    "keys of anonymous accounts are not written into the journal",
                    AGENT + "mixing/MixingDesk.java",
                    "journal.keep(session, run, keys);",
                    "",
                    Set.of(Fault.AGENT_CRASH)),
            new Mutant(
                    "bundles of a mix that never ended are not taken back",
                    AGENT + "mixing/WindowMix.java",
                    "if (failed || !sealed.isBefore(window.lastBook())) {",
                    "if (failed) {",
                    Set.of(Fault.PARTITION, Fault.DELAY)),
            new Mutant(
                    "nobody tells the ledger what it sees of a board",
                    AGENT + "mixing/WindowMix.java",
                    "return withheld != null ? withheld : sighting(seat, now);",
                    "return withheld;",
                    Set.of(Fault.FORKED_BOARD)),
            new Mutant(
                    "an interval may have more trades than can be settled",
                    KERNEL + "clearing/TradeFacts.java",
                    "int most = instance.limits().of(EnergyLimit.TRADES_PER_INTERVAL);",
                    "int most = EnergyLimit.TRADES_PER_INTERVAL.ceiling();",
                    Set.of(Fault.FULL_BOOKS)),
            new Mutant(
                    SimulatedMarkets.CLOCK,
                    "a ledger period is sealed before it is over",
                    SHARED + "clock/PeriodLifeCycle.java",
                    "return !now.isBefore(sealable);",
                    "return true;",
                    Set.of(Fault.WILD_PARTICIPANTS)),
            new Mutant(
                    SimulatedMarkets.CLOCK,
                    "operations endorsed before the seal of their last period take effect after it",
                    SHARED + "clock/operation/LedgerPeriods.java",
                    "boolean sealed = isSealed(period);",
                    "boolean sealed = false;",
                    Set.of(Fault.DELAY)),
            new Mutant(
                    SimulatedMarkets.CLOCK,
                    "outcomes are swept before their period is sealed",
                    SHARED + "clock/operation/OutcomeSweeping.java",
                    "PeriodSealing.status(command.period(), periods),",
                    "org.gridmarket.kernel.clock.PeriodStatus.SEALED,",
                    Set.of(Fault.LOST_ANSWER)),
            new Mutant(
                    SimulatedMarkets.PURSE,
                    "a reference is booked again",
                    SHARED + "purse/operation/Booking.java",
                    "rule(PurseRejection.PAYMENT_KNOWN,       SOURCE, Facts::isKnown));",
                    "rule(PurseRejection.PAYMENT_KNOWN,       SOURCE, facts -> null));",
                    Set.of(Fault.WILD_PARTICIPANTS)),
            new Mutant(
                    SimulatedMarkets.PURSE,
                    "a payout that is collected goes on waiting",
                    SHARED + "purse/operation/Collecting.java",
                    "legal.waiting().keySet().forEach(deal -> purses.putPayout(legal.account(), deal, Money.ZERO));",
                    "",
                    Set.of()),
            new Mutant(
                    SimulatedMarkets.PURSE,
                    "a redemption can be paid again",
                    SHARED + "purse/operation/Redeeming.java",
                    "PurseState.REDEMPTION.delete(world, account, redemption);",
                    "",
                    Set.of(Fault.LOST_ANSWER)),
            new Mutant(
                    SimulatedMarkets.PURSE,
                    "a stake leaves the purse as it was",
                    SHARED + "purse/operation/Purses.java",
                    "put(account, legal.held().minus(amount));",
                    "put(account, legal.held());",
                    Set.of()),
            new Mutant(
                    SimulatedMarkets.PURSE,
                    "what ends pays straight into purses",
                    SHARED + "purse/operation/Purses.java",
                    "            addPayout(account, deal, amount);\n            tell(new PurseEvent.PursePaidOut(account, deal, amount));",
                    "            put(account, of(account).plus(amount));\n            tell(new PurseEvent.PurseGiven(account, deal, amount));",
                    Set.of()),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "what a page was given is not noted",
                    SHARED + "allocation/operation/Paying.java",
                    "standing.paid(due.total(), due.through())",
                    "standing",
                    Set.of()),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "a deposit is not taken",
                    SHARED + "allocation/operation/OfferPosting.java",
                    "market.purses().stake(page.owner(), market.deal(id), deposit).orThrow();",
                    "",
                    Set.of()),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "offers endorsed before a seal take effect after it",
                    SHARED + "allocation/operation/OpenBook.java",
                    "rule(AllocationRejection.CYCLE_CLOSED,   SOURCE, OpenBook::isClosed),",
                    "",
                    Set.of(Fault.DELAY)),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "more is assigned of an offer than there is",
                    SHARED + "allocation/clearing/AssignmentFacts.java",
                    "rule(ContestRejection.OFFER_EXCEEDED,              \"(6.1), (6.2)\",         AssignmentFacts::offerExceeded),",
                    "",
                    Set.of(Fault.BYZANTINE_SOLVER)),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "a worse solution replaces a better one",
                    SHARED + "contest/Contest.java",
                    "return comparison > 0 || (comparison == 0 && entry.proved() > leader.proved())",
                    "return comparison > -2",
                    Set.of(Fault.BYZANTINE_SOLVER)),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "a cycle is made final while it is solved",
                    SHARED + "allocation/cycle/CycleLifeCycle.java",
                    "return over && earlierFinal && !backwards;",
                    "return earlierFinal && !backwards;",
                    Set.of(Fault.WILD_PARTICIPANTS)),
            new Mutant(
                    SimulatedMarkets.ALLOCATION,
                    "a book is swept while its offers last",
                    SHARED + "allocation/cycle/CycleLifeCycle.java",
                    "return offersOver && holdOver && earlierSwept;",
                    "return earlierSwept;",
                    Set.of(Fault.WILD_PARTICIPANTS)));

    /** All of them. */
    public static final List<Mutant> ALL_BUGS = Stream.of(OF_OLDER_MARKETS, ComputeBugs.ALL, StreamBugs.ALL)
            .flatMap(List::stream)
            .toList();

    private SeededBugs() {}
}
