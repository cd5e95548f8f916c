package org.gridmarket.testkit.purse;

import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.message.PurseQuery;
import org.gridmarket.kernel.purse.operation.PurseAudit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** Purses beside the founded energy market of {@link Founding}, with a clock, and with the deals of {@link WagerContract}. */
public final class PurseOnLedger {
    private final MarketOnLedger energy;
    private final Clock clock;
    private final PurseAudit audit = new PurseAudit(List.of(WagerContract.MONEY));
    private int calls;

    private PurseOnLedger(MarketOnLedger energy) {
        this.energy = energy.with(new WagerContract(new PinnedEd25519()));
        this.clock = Clock.real(energy.now());
    }

    /** Homes 1 to 6 are registered in the energy market and have neither credit nor purse; the clock has just begun. */
    public static PurseOnLedger founded() {
        return beside(Founding.market());
    }

    /** Beside an energy market that stands where its caller has left it; the clock has just begun. */
    public static PurseOnLedger beside(MarketOnLedger energy) {
        PurseOnLedger founded = new PurseOnLedger(energy);
        ClockCommand propose = new ClockCommand.ProposeClock(founded.clock);
        founded.send(MarketOnLedger.DSO_ADMIN, ClockFunctions.NAMES.of(propose), RecordCodec.text(propose))
                .orThrow();
        ClockCommand approve = new ClockCommand.ApproveClock(founded.clock.digest());
        founded.send(MarketOnLedger.REGULATOR_ADMIN, ClockFunctions.NAMES.of(approve), RecordCodec.text(approve))
                .orThrow();
        return founded;
    }

    /** The energy market on the same ledger; its clock is the ledger's. */
    public MarketOnLedger energy() {
        return energy;
    }

    public Clock clock() {
        return clock;
    }

    public PurseOnLedger goTo(LedgerTime time) {
        energy.goTo(time);
        return this;
    }

    public static AccountKeyPair keys(int home) {
        return EnergyExamples.keyPair(home);
    }

    public static AccountKey account(int home) {
        return EnergyExamples.account(home);
    }

    // ---- commands

    /** Endorses and commits. */
    public Decision<Receipt> run(Caller.Member member, PurseCommand.ByMember command) {
        return energy.settle(endorse(member, command));
    }

    public Endorsement endorse(Caller.Member member, PurseCommand.ByMember command) {
        return energy.ledger().endorse(PurseFunctions.NAMES.of(command), RecordCodec.text(command), call(member));
    }

    /** Endorses and commits, through a relay of the cooperative. */
    public Decision<Receipt> run(int home, PurseCommand.Signed command) {
        return energy.settle(endorse(home, command));
    }

    public Endorsement endorse(int home, PurseCommand.Signed command) {
        return endorse(home, PurseFunctions.NAMES.of(command), command);
    }

    /** An operation on a deal. */
    public Decision<Receipt> run(int home, WagerContract.Signed command) {
        return energy.settle(endorse(home, WagerContract.FUNCTIONS.of(command), command));
    }

    private Endorsement endorse(int home, String function, Object command) {
        var submission = keys(home)
                .sign(
                        EnergyExamples.TARGET,
                        function,
                        energy.nextOperation(),
                        clock.at(energy.now()).next().asLast(),
                        Bytes.utf8(RecordCodec.text(command)));
        return energy.ledger().endorse(function, RecordCodec.text(submission), call(MarketOnLedger.COOPERATIVE));
    }

    private Decision<Receipt> send(Caller.Member member, String function, String argument) {
        return energy.settle(energy.ledger().endorse(function, argument, call(member)));
    }

    private LedgerCall call(Caller.Member creator) {
        calls++;
        return new LedgerCall("purse" + calls, energy.now(), EnergyExamples.TARGET, creator);
    }

    // ---- what tests do again and again; each insists on success

    /** Money booked and collected. */
    public void fill(int home, long micro) {
        String reference = "payment-" + calls;
        book(home, reference, micro).orThrow();
        collect(home, new Deal(Deal.BOOKING, reference)).orThrow();
    }

    public Decision<Receipt> book(int home, String reference, long micro) {
        return run(MarketOnLedger.DSO, new PurseCommand.BookMoney(account(home), reference, new Money(micro)));
    }

    public Decision<Receipt> collect(int home, Deal... payouts) {
        return run(home, new PurseCommand.Collect(List.of(payouts)));
    }

    /** Asks for a redemption; its name. */
    public OperationName redeem(int home, long micro) {
        String result =
                run(home, new PurseCommand.Redeem(new Money(micro))).orThrow().result();
        return RecordCodec.of(PurseAnswer.PurseRedemption.class).read(result).redemption();
    }

    // ---- what there is

    public Money purse(int home) {
        return ask(new PurseQuery.ReadPurse(account(home)));
    }

    public Money waiting(int home, Deal deal) {
        return ask(new PurseQuery.ReadPayout(account(home), deal));
    }

    private Money ask(PurseQuery query) {
        String answer = energy.ledger()
                .query(PurseFunctions.NAMES.of(query), RecordCodec.text(query), call(MarketOnLedger.COOPERATIVE))
                .orThrow()
                .result();
        return RecordCodec.of(PurseAnswer.PurseBalance.class).read(answer).amount();
    }

    /** Whether there is money in a deal of {@link WagerContract}. */
    public boolean isOpen(String deal) {
        return energy.ledger().currentState().containsKey(WagerContract.WAGER.key(deal));
    }

    /** All that purses have told so far, in ledger order. */
    public List<PurseEvent> events() {
        EventFamily<PurseEvent> family = EventFamily.of(PurseEvent.class);
        return energy.ledger()
                .events()
                .flatMap(text -> family.read(text).stream())
                .toList();
    }

    /** What does not add up; nothing when all does. */
    public List<String> offences() {
        PurseBook book = new PurseBook();
        events().forEach(book::apply);
        return audit.offences(book, energy.ledger().currentState());
    }
}
