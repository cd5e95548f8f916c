package org.gridmarket.testkit.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;

/**
 * An in-memory ledger of two replicas with a clock, and with whatever contracts live by it; only the test moves time.
 * Endorsing and committing may be told apart, to let things happen in between.
 */
public final class ClockedLedger {
    public static final Target TARGET = new Target("market", "gridmarket");
    public static final LedgerTime EPOCH = new LedgerTime(1_750_000_000_000L);
    public static final Caller.Member DSO_ADMIN = new Caller.Member(Organisation.DSO, true, "dso-admin");
    public static final Caller.Member REGULATOR_ADMIN =
            new Caller.Member(Organisation.REGULATOR, true, "regulator-admin");
    public static final Caller.Member COOPERATIVE = new Caller.Member(Organisation.COOPERATIVE, false, "coop-gateway");

    private static final int PEERS = 2;

    private final InMemoryLedger ledger;
    private final Clock clock;
    private LedgerTime now;
    private int calls;

    private ClockedLedger(Clock clock, List<Contract> others) {
        List<Contract> contracts = new ArrayList<>(others);
        contracts.add(new ClockContract());
        this.ledger = InMemoryLedger.running(Contracts.of(contracts)::execute, PEERS);
        this.clock = clock;
        this.now = clock.epoch();
    }

    /** A ledger at this clock's epoch, which has not been founded. */
    public static ClockedLedger unfounded(Clock clock, Contract... others) {
        return new ClockedLedger(clock, List.of(others));
    }

    /** A ledger with this clock, at its epoch. */
    public static ClockedLedger founded(Clock clock, Contract... others) {
        ClockedLedger founded = unfounded(clock, others);
        founded.run(DSO_ADMIN, new ClockCommand.ProposeClock(clock)).orThrow();
        founded.run(REGULATOR_ADMIN, new ClockCommand.ApproveClock(clock.digest()))
                .orThrow();
        return founded;
    }

    /** Key pair number n; the same in every test. */
    public static AccountKeyPair keyPair(int number) {
        return AccountKeyPair.ofSeed(Digest.sha256(Bytes.utf8("clocked key " + number)));
    }

    /** Operation id number n. */
    public static OperationId operation(int number) {
        byte[] id = new byte[OperationId.LENGTH];
        System.arraycopy(
                Digest.sha256(Bytes.utf8("clocked operation " + number)).copy(), 0, id, 0, id.length);
        return new OperationId(Bytes.of(id));
    }

    public Clock clock() {
        return clock;
    }

    public LedgerTime now() {
        return now;
    }

    /** The period that is open now. */
    public LedgerPeriod period() {
        return clock.at(now);
    }

    public ClockedLedger goTo(LedgerTime time) {
        now = time;
        return this;
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    /** The committed state, by key. */
    public NavigableMap<String, String> rows() {
        return ledger.currentState();
    }

    // ---- the clock

    public Decision<Receipt> run(Caller.Member who, ClockCommand command) {
        return settle(endorse(who, command));
    }

    public Endorsement endorse(Caller.Member who, ClockCommand command) {
        return ledger.endorse(ClockFunctions.NAMES.of(command), RecordCodec.text(command), call(who));
    }

    public Decision<Receipt> ask(ClockQuery question) {
        return ledger.query(ClockFunctions.NAMES.of(question), RecordCodec.text(question), call(COOPERATIVE));
    }

    /** The answer to a question that is not refused. */
    public <A> A answer(Class<A> type, ClockQuery question) {
        return RecordCodec.of(type).read(ask(question).orThrow().result());
    }

    /** Moves time to when the period may be sealed, unless it is later already, and seals it. */
    public ClockedLedger seal(LedgerPeriod period) {
        LedgerTime sealable = clock.sealable(period);
        now = now.isBefore(sealable) ? sealable : now;
        run(COOPERATIVE, new ClockCommand.SealPeriod(period)).orThrow();
        return this;
    }

    // ---- the others

    /** A signed operation, endorsed and not committed. */
    public Endorsement endorse(String function, Submission submission) {
        return ledger.endorse(function, RecordCodec.text(submission), call(COOPERATIVE));
    }

    /** Endorses and commits a signed operation. */
    public Decision<Receipt> run(String function, Submission submission) {
        return settle(endorse(function, submission));
    }

    /** Endorses and commits whatever text for whatever function, as this member. */
    public Decision<Receipt> send(Caller.Member who, String function, String argument) {
        return settle(ledger.endorse(function, argument, call(who)));
    }

    /** An envelope around a message. */
    public static Submission signed(
            AccountKeyPair signer, String function, OperationId operation, LedgerPeriod last, Object message) {
        return signer.sign(TARGET, function, operation, last.asLast(), Bytes.utf8(RecordCodec.text(message)));
    }

    /** Whatever text for whatever function, as this member, endorsed and not committed. */
    public Endorsement endorse(Caller.Member who, String function, String argument) {
        return ledger.endorse(function, argument, call(who));
    }

    /** A question to another contract. */
    public Decision<Receipt> ask(String function, String argument) {
        return ledger.query(function, argument, call(COOPERATIVE));
    }

    /** Commits what was endorsed, and insists that it is valid. */
    public Decision<Receipt> settle(Endorsement endorsement) {
        return switch (endorsement) {
            case Endorsement.Endorsed endorsed -> {
                CommitStatus status = ledger.commit(endorsed);
                if (status != CommitStatus.VALID) {
                    throw new IllegalStateException(endorsed.function() + " ended as " + status);
                }
                yield Decision.accept(endorsed.receipt());
            }
            case Endorsement.Refused(var reason) -> new Decision.Rejected<>(reason);
            case Endorsement.Aborted(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private LedgerCall call(Caller.Member creator) {
        calls++;
        return new LedgerCall("tx" + calls, now, TARGET, creator);
    }
}
