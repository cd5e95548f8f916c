package org.gridmarket.testkit.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.message.ComputeQuery;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.operation.ComputeContract;
import org.gridmarket.kernel.compute.operation.ComputeMoney;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseAudit;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.purse.ClosedDoor;

/** The computation market beside purses and a real clock, on an in-memory ledger; only the test moves time. */
public final class ComputeOnLedger {
    public static final Caller.Member DSO = new Caller.Member(Organisation.DSO, false, "dso-gateway");

    /** What everybody has in the purse at the start. */
    public static final Money START = new Money(1_000_000_000);

    private final ClockedLedger ledger;
    private final PurseAudit audit = new PurseAudit(List.of(new ComputeMoney()));
    private final PurseBook book = new PurseBook();
    private final List<ComputeEvent> events = new ArrayList<>();
    private final EventFamily<PurseEvent> purseEvents = EventFamily.of(PurseEvent.class);
    private final EventFamily<ComputeEvent> computeEvents = EventFamily.of(ComputeEvent.class);
    private int blocks;
    private int operations;

    private ComputeOnLedger(Clock clock) {
        SignatureCheck signatures = remembered();
        this.ledger = ClockedLedger.founded(
                clock,
                new PurseContract(signatures, new ClosedDoor()),
                new ComputeContract(signatures, new PinnedX25519()));
    }

    /** Replicas ask the same of the same signature. */
    private static SignatureCheck remembered() {
        PinnedEd25519 pinned = new PinnedEd25519();
        Map<List<Object>, Boolean> known = new HashMap<>();
        return (signer, message, signature) -> known.computeIfAbsent(
                List.of(signer, message, signature), asked -> pinned.isGood(signer, message, signature));
    }

    /** A ledger without terms, money or licences, at the beginning of period 0. */
    public static ComputeOnLedger bare() {
        return new ComputeOnLedger(Clock.real(ClockedLedger.EPOCH));
    }

    /** A ledger with these terms in force, money in every purse, and licences for the solvers; it is period 2. */
    public static ComputeOnLedger founded(ComputeTerms terms) {
        ComputeOnLedger founded = bare();
        founded.agree("terms", founded.period().next(), terms);
        founded.run(ClockedLedger.DSO_ADMIN, new ComputeCommand.GrantLicence(Cast.S.account()))
                .orThrow();
        founded.run(ClockedLedger.REGULATOR_ADMIN, new ComputeCommand.GrantLicence(Cast.S2.account()))
                .orThrow();
        for (Cast party : Cast.values()) {
            founded.fill(party, START);
        }
        founded.goTo(founded.now().plusMillis(2 * Clock.PERIOD_MILLIS));
        return founded;
    }

    /** Proposed by the DSO, approved by the regulator. */
    public void agree(String id, LedgerPeriod from, ComputeTerms terms) {
        ProposedTerms proposed = new ProposedTerms(id, from.asInterval(), List.of(terms));
        run(ClockedLedger.DSO_ADMIN, new ComputeCommand.ProposeTerms(proposed)).orThrow();
        approve(proposed).orThrow();
    }

    public Decision<Receipt> approve(Proposal<?> proposed) {
        return run(ClockedLedger.REGULATOR_ADMIN, new ComputeCommand.ApproveTerms(proposed.id(), proposed.digest()));
    }

    /** Money booked and collected. */
    public void fill(Cast party, Money amount) {
        String reference = "payment-" + party + "-" + operations;
        PurseCommand.BookMoney booking = new PurseCommand.BookMoney(party.account(), reference, amount);
        ledger.send(DSO, PurseFunctions.NAMES.of(booking), RecordCodec.text(booking))
                .orThrow();
        collect(party, new Deal(Deal.BOOKING, reference)).orThrow();
    }

    public Decision<Receipt> collect(Cast party, Deal... payouts) {
        PurseCommand.Collect collect = new PurseCommand.Collect(List.of(payouts));
        return ledger.settle(endorse(party, PurseFunctions.NAMES.of(collect), collect, period().next()));
    }

    // ---- time

    public ClockedLedger ledger() {
        return ledger;
    }

    public LedgerTime now() {
        return ledger.now();
    }

    public LedgerPeriod period() {
        return ledger.period();
    }

    public ComputeOnLedger goTo(LedgerTime time) {
        ledger.goTo(time);
        return this;
    }

    public ComputeOnLedger pass(long millis) {
        return goTo(now().plusMillis(millis));
    }

    /** To when anybody may act on what the match waits for. */
    public ComputeOnLedger waitUntilOver(MatchId match) {
        Match open = match(match);
        LedgerTime over = open.windows().grace().after(open.due());
        return now().isBefore(over) ? goTo(over) : this;
    }

    // ---- calls

    /** Endorses and commits what a party signs, through a relay of the cooperative. */
    public Decision<Receipt> run(Cast party, ComputeCommand.Signed command) {
        return ledger.settle(endorse(party, command));
    }

    /** Endorses only. */
    public Endorsement endorse(Cast party, ComputeCommand.Signed command) {
        return endorse(party, ComputeFunctions.NAMES.of(command), command, period().next());
    }

    /** Endorses under this id: a retry of the same intent. */
    public Endorsement endorse(Cast party, ComputeCommand.Signed command, OperationId id, LedgerPeriod last) {
        String function = ComputeFunctions.NAMES.of(command);
        return ledger.endorse(function, ClockedLedger.signed(party.keys(), function, id, last, command));
    }

    private Endorsement endorse(Cast party, String function, Object command, LedgerPeriod last) {
        operations++;
        Submission submission =
                ClockedLedger.signed(party.keys(), function, ClockedLedger.operation(operations), last, command);
        return ledger.endorse(function, submission);
    }

    /** Endorses and commits what a member commands. */
    public Decision<Receipt> run(Caller.Member member, ComputeCommand.ByMember command) {
        return ledger.send(member, ComputeFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    public Endorsement endorse(Caller.Member member, ComputeCommand.ByMember command) {
        return ledger.endorse(member, ComputeFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    /** Moves a match on whose time is over. */
    public Decision<Receipt> expire(MatchId match) {
        return run(ClockedLedger.COOPERATIVE, new ComputeCommand.Expire(match, period().next()));
    }

    public Decision<Receipt> ask(ComputeQuery query) {
        return ledger.ask(ComputeFunctions.NAMES.of(query), RecordCodec.text(query));
    }

    // ---- answers

    /** The id of the one offer of a posting. */
    public static OfferId offerOf(Decision<Receipt> posted) {
        return RecordCodec.of(ComputeAnswer.OffersPosted.class)
                .read(posted.orThrow().result())
                .posted()
                .getFirst()
                .offer();
    }

    /** The id of the one match of a posting. */
    public static MatchId matchOf(Decision<Receipt> posted) {
        return moved(posted).moved().getFirst().match();
    }

    /** What came of a list of matches or results. */
    public static ComputeAnswer.MatchesMoved moved(Decision<Receipt> answer) {
        return RecordCodec.of(ComputeAnswer.MatchesMoved.class)
                .read(answer.orThrow().result());
    }

    /** A match that is open. */
    public Match match(MatchId id) {
        return RecordCodec.of(Match.class)
                .read(ask(new ComputeQuery.ReadMatch(id)).orThrow().result());
    }

    // ---- what there is

    /** All that the market has told so far, in ledger order. */
    public List<ComputeEvent> events() {
        readBlocks();
        return List.copyOf(events);
    }

    /** What does not add up; nothing when all does. */
    public List<String> offences() {
        readBlocks();
        return audit.offences(book, ledger.rows());
    }

    private void readBlocks() {
        var all = ledger.ledger().blocks();
        for (; blocks < all.size(); blocks++) {
            for (String text : all.get(blocks).events()) {
                purseEvents.read(text).ifPresent(book::apply);
                computeEvents.read(text).ifPresent(events::add);
            }
        }
    }

    /** What a party has: purse, payouts that wait, and what it has in offers and matches. */
    public Money worth(Cast party) {
        return Worth.of(party.account(), ledger.rows());
    }
}
