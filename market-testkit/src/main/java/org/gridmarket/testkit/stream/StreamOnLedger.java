package org.gridmarket.testkit.stream;

import static org.gridmarket.testkit.stream.StreamCast.C;
import static org.gridmarket.testkit.stream.StreamCast.M1;
import static org.gridmarket.testkit.stream.StreamCast.M2;
import static org.gridmarket.testkit.stream.StreamCast.M3;
import static org.gridmarket.testkit.stream.StreamCast.S1;
import static org.gridmarket.testkit.stream.StreamCast.S2;
import static org.gridmarket.testkit.stream.StreamCast.S3;

import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Keys;
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
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.message.StreamQuery;
import org.gridmarket.kernel.stream.operation.StreamContract;
import org.gridmarket.kernel.stream.operation.StreamMoney;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.purse.ClosedDoor;

/** The stream market beside purses and a real clock, on an in-memory ledger; only the test moves time. */
public final class StreamOnLedger {
    public static final Caller.Member DSO = new Caller.Member(Organisation.DSO, false, "dso-gateway");
    public static final Caller.Member COOPERATIVE_ADMIN =
            new Caller.Member(Organisation.COOPERATIVE, true, "coop-admin");

    /** What everybody has in the purse at the start. */
    public static final Money START = new Money(1_000_000);

    private final ClockedLedger ledger;
    private final PurseAudit audit = new PurseAudit(List.of(new StreamMoney()));
    private final PurseBook book = new PurseBook();
    private final EventFamily<PurseEvent> purseEvents = EventFamily.of(PurseEvent.class);
    private int blocks;
    private int operations;

    private StreamOnLedger() {
        SignatureCheck signatures = new RememberedCheck(new PinnedEd25519());
        this.ledger = ClockedLedger.founded(
                Clock.real(ClockedLedger.EPOCH),
                new PurseContract(signatures, new ClosedDoor()),
                new StreamContract(signatures));
    }

    /** A ledger without rules, money or licences, at the beginning of period 0. */
    public static StreamOnLedger bare() {
        return new StreamOnLedger();
    }

    /** A ledger with rules in force, three licensed mediators, and money in every purse; it is period 2. */
    public static StreamOnLedger founded(StreamRules rules) {
        StreamOnLedger founded = bare();
        founded.agree("rules", founded.period().next(), rules).orThrow();
        founded.license(ClockedLedger.DSO_ADMIN, M1);
        founded.license(ClockedLedger.REGULATOR_ADMIN, M2);
        founded.license(COOPERATIVE_ADMIN, M3);
        for (StreamCast party : List.of(C, S1, S2, S3, M1, M2, M3)) {
            founded.fill(party, START);
        }
        founded.goTo(founded.now().plusMillis(2 * Clock.PERIOD_MILLIS));
        return founded;
    }

    /** Proposed by the DSO, approved by the regulator. */
    public Decision<Receipt> agree(String id, LedgerPeriod from, StreamRules rules) {
        ProposedStreamRules proposed = new ProposedStreamRules(id, from.asInterval(), List.of(rules));
        run(ClockedLedger.DSO_ADMIN, new StreamCommand.ProposeRules(proposed)).orThrow();
        return run(ClockedLedger.REGULATOR_ADMIN, new StreamCommand.ApproveRules(proposed.id(), proposed.digest()));
    }

    private void license(Caller.Member who, StreamCast mediator) {
        run(who, new StreamCommand.LicenseMediator(mediator.account())).orThrow();
    }

    private void fill(StreamCast party, Money amount) {
        String reference = "payment-" + party;
        PurseCommand.BookMoney booking = new PurseCommand.BookMoney(party.account(), reference, amount);
        ledger.send(DSO, PurseFunctions.NAMES.of(booking), RecordCodec.text(booking))
                .orThrow();
        PurseCommand.Collect collect = new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, reference)));
        ledger.settle(endorse(party, PurseFunctions.NAMES.of(collect), collect)).orThrow();
    }

    public ClockedLedger ledger() {
        return ledger;
    }

    // ---- time

    public LedgerTime now() {
        return ledger.now();
    }

    public LedgerPeriod period() {
        return ledger.period();
    }

    /** Never back. */
    public void goTo(LedgerTime time) {
        if (now().isBefore(time)) {
            ledger.goTo(time);
        }
    }

    // ---- calls

    public Decision<Receipt> run(StreamCast party, StreamCommand.Signed command) {
        return ledger.settle(endorse(party, StreamFunctions.NAMES.of(command), command));
    }

    public Decision<Receipt> run(Caller.Member member, StreamCommand.ByMember command) {
        return ledger.send(member, StreamFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    /** By a gateway of the cooperative. */
    public Decision<Receipt> run(StreamCommand.ByMember command) {
        return run(ClockedLedger.COOPERATIVE, command);
    }

    /** Endorsed and not committed, so that other things may happen in between. */
    public Endorsement endorse(StreamCast party, StreamCommand.Signed command) {
        return endorse(party, StreamFunctions.NAMES.of(command), command);
    }

    /** Commits what was endorsed, and insists that it is valid. */
    public void settle(Endorsement endorsed) {
        ledger.settle(endorsed).orThrow();
    }

    private Endorsement endorse(StreamCast party, String function, Object command) {
        operations++;
        return ledger.endorse(
                function,
                ClockedLedger.signed(
                        party.keys(), function, ClockedLedger.operation(operations), period().next(), command));
    }

    public Decision<Receipt> ask(StreamQuery question) {
        return ledger.ask(StreamFunctions.NAMES.of(question), RecordCodec.text(question));
    }

    // ---- what there is

    /** What does not add up; nothing when all does. */
    public List<String> offences() {
        var all = ledger.ledger().blocks();
        for (; blocks < all.size(); blocks++) {
            for (String text : all.get(blocks).events()) {
                purseEvents.read(text).ifPresent(book::apply);
            }
        }
        return audit.offences(book, ledger.rows());
    }

    /** What is in a purse and in payouts that wait, in µ. */
    public long worth(StreamCast party) {
        String payouts = PurseState.PAYOUT.key(party.account());
        long waiting =
                ledger
                        .rows()
                        .subMap(payouts + '~', Keys.after(PurseState.PAYOUT.name(), party.account()))
                        .values()
                        .stream()
                        .mapToLong(text ->
                                PurseState.PAYOUT.codec().read(text).amount().micro())
                        .sum();
        String purse = ledger.rows().get(PurseState.BALANCE.key(party.account()));
        return waiting
                + (purse == null
                        ? 0
                        : PurseState.BALANCE.codec().read(purse).amount().micro());
    }
}
