package org.gridmarket.audit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.operation.ClockState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.clock.NoteContract;
import org.junit.jupiter.api.Test;

/** Periods as blocks have them, held against their seals; nothing is carried out again here. */
class ClockAuditTest {
    private static final LedgerPeriod P0 = LedgerPeriod.of(0);
    private static final LedgerPeriod P5 = LedgerPeriod.of(5);

    private final ClockedLedger ledger =
            ClockedLedger.founded(Clock.real(ClockedLedger.EPOCH), new NoteContract(new PinnedEd25519()));

    private List<String> violations(LedgerTransaction... besides) {
        ClockAudit audit = new ClockAudit();
        for (LedgerBlock block : RecordedBlocks.of(ledger.ledger())) {
            block.valid().forEach(transaction -> audit.read(block.number(), transaction));
        }
        for (LedgerTransaction one : besides) {
            audit.read(99, one);
        }
        return audit.findings(new TreeMap<>()).violations();
    }

    private void write(int note, LedgerPeriod last) {
        NoteContract.Signed.WriteNote command = new NoteContract.Signed.WriteNote("note " + note);
        String function = NoteContract.FUNCTIONS.of(command);
        ledger.run(
                        function,
                        ClockedLedger.signed(
                                ClockedLedger.keyPair(1), function, ClockedLedger.operation(note), last, command))
                .orThrow();
    }

    private LedgerTransaction last() {
        return RecordedBlocks.of(ledger.ledger()).getLast().transactions().getFirst();
    }

    private LedgerTransaction telling(ClockEvent event) {
        return RecordedBlocks.telling(List.of(RecordCodec.of(ClockEvent.class).write(event)), last());
    }

    @Test
    void periods_may_be_sealed_and_swept_in_any_order() {
        write(1, P5);
        write(2, P0);
        ledger.seal(P5).seal(P0);
        ledger.run(ClockedLedger.COOPERATIVE, new ClockCommand.SweepOutcomes(P5, 100))
                .orThrow();

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_second_seal_is_found() {
        ledger.seal(P0);

        assertThat(violations(last()))
                .anyMatch(what -> what.contains("ledger period 0: ") && what.contains("seals it a second time"));
    }

    @Test
    void a_seal_before_the_period_is_over_for_everybody_is_found() {
        ledger.seal(P0);
        LedgerTime early = ledger.now(); // the end of period 0 and the margin

        assertThat(violations(telling(new ClockEvent.PeriodSealed(LedgerPeriod.of(1), early))))
                .anyMatch(what -> what.startsWith("ledger period 1: ") && what.contains("before"));
    }

    @Test
    void a_seal_that_is_dated_otherwise_than_its_transaction_is_found() {
        ledger.seal(P0);

        assertThat(violations(telling(new ClockEvent.PeriodSealed(
                        LedgerPeriod.of(1), ledger.now().plusMillis(60_000)))))
                .anyMatch(what -> what.contains("its transaction says"));
    }

    @Test
    void an_operation_that_takes_effect_after_the_seal_of_its_last_period_is_found() {
        write(1, P0);
        LedgerTransaction note = last();
        ledger.seal(P0);

        assertThat(violations(note))
                .anyMatch(what -> what.contains("note:writeNote")
                        && what.contains("takes effect after the seal of its last period"));
    }

    @Test
    void an_outcome_that_is_deleted_before_the_seal_is_found() {
        write(1, P0);
        String outcome = last().writes().own().keySet().stream()
                .filter(key -> key.startsWith(ClockState.OUTCOME.name()))
                .findFirst()
                .orElseThrow();

        assertThat(violations(RecordedBlocks.writing(outcome, Optional.empty(), last())))
                .anyMatch(what -> what.contains("deletes an outcome before the seal"));
    }

    @Test
    void a_seal_that_is_taken_away_is_found() {
        ledger.seal(P0);

        assertThat(violations(RecordedBlocks.writing(ClockState.SEAL.key(P0), Optional.empty(), last())))
                .anyMatch(what -> what.contains("takes the seal away"));
    }

    @Test
    void a_second_clock_is_found() {
        assertThat(violations(telling(new ClockEvent.ClockFounded(Clock.real(ClockedLedger.EPOCH)))))
                .anyMatch(what -> what.contains("founds a second clock"));
    }
}
