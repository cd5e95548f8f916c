package org.gridmarket.check.clock;

import static org.gridmarket.check.ledger.Rows.has;
import static org.gridmarket.check.ledger.Rows.hasAny;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.List;
import java.util.Map;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.clock.operation.ClockState;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.clock.NoteContract;

/**
 * One period from an operation that names it as its last to the sweep of its outcome. Moments: within period 0, its end, and
 * when it may be sealed. An earlier operation's outcome lies there from the start.
 */
final class PeriodScope {
    private static final String WRITE = "note:writeNote";
    private static final LedgerPeriod P0 = LedgerPeriod.of(0);
    private static final Clock CLOCK = Clock.real(ClockedLedger.EPOCH);
    private static final AccountKeyPair WRITER = ClockedLedger.keyPair(1);
    private static final int EARLIER = 1;
    private static final int NOW = 2;
    private static final int SEALABLE = 2; // the last moment

    private PeriodScope() {}

    static ContractCode contracts() {
        return Contracts.of(List.of(new ClockContract(), new NoteContract(new PinnedEd25519())))::execute;
    }

    static ContractScope scope() {
        ClockedLedger ledger = ClockedLedger.founded(CLOCK, new NoteContract(new PinnedEd25519()));
        ledger.run(WRITE, ClockedLedger.signed(WRITER, WRITE, ClockedLedger.operation(EARLIER), P0, note()))
                .orThrow();
        String seal = Keys.of("clock.seal", P0);
        return new ContractScope(
                "clock",
                ledger.ledger().state(),
                ClockedLedger.TARGET,
                List.of(ledger.now(), CLOCK.end(P0), CLOCK.sealable(P0)),
                List.of(
                        new Command(
                                "write",
                                WRITE,
                                RecordCodec.text(
                                        ClockedLedger.signed(WRITER, WRITE, ClockedLedger.operation(NOW), P0, note())),
                                ClockedLedger.COOPERATIVE,
                                true),
                        member("seal", true, new ClockCommand.SealPeriod(P0)),
                        member(
                                "sweep",
                                false,
                                new ClockCommand.SweepOutcomes(P0, ClockLimit.OUTCOME_ROWS_PER_SWEEP.ceiling()))),
                Map.ofEntries(
                        named("sealed", has("clock.seal", P0)),
                        named("over", state -> state.moment() >= SEALABLE),
                        named("noted", has("note.note", name(NOW))),
                        named(
                                "twice",
                                row(NoteContract.Note.class, found -> found.times() > 1, "note.note", name(NOW))),
                        named("kept", has("clock.outcome", P0, name(NOW))),
                        named("untidy", hasAny("clock.outcome", P0))),
                List.of(
                        new PortFault.Unwatched("clock.seal"),
                        new PortFault.Unread("clock.seal"),
                        new PortFault.Unwritten("clock.seal"),
                        new PortFault.Planted(seal, RecordCodec.text(new ClockState.PeriodSeal(ClockedLedger.EPOCH))),
                        new PortFault.Unread("clock.outcome"),
                        new PortFault.Unwritten("clock.outcome"),
                        new PortFault.Backdated("clock:sealPeriod", CLOCK.sealable(P0))));
    }

    private static Command member(String label, boolean mayBeHeld, ClockCommand command) {
        return command(label, ClockedLedger.COOPERATIVE, mayBeHeld, command);
    }

    static Command command(String label, Caller.Member who, boolean mayBeHeld, ClockCommand command) {
        return new Command(label, ClockFunctions.NAMES.of(command), RecordCodec.text(command), who, mayBeHeld);
    }

    private static NoteContract.Signed note() {
        return new NoteContract.Signed.WriteNote("a note");
    }

    private static OperationName name(int operation) {
        return OperationName.of(WRITER.publicKey(), ClockedLedger.operation(operation), P0.asLast());
    }
}
