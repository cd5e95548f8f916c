package org.gridmarket.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What organisations type about the clock, carried out by the rules themselves. */
class ClockActsTest {
    private static final Clock REAL = Clock.real(ClockedLedger.EPOCH);

    private static DoorOfClock door(ClockedLedger ledger, Organisation organisation, ClockDoor.Proposed... waiting) {
        return new DoorOfClock(ledger, organisation, List.of(waiting));
    }

    /** What a command typed like this would do. */
    private static MemberAct.Plan typed(ClockAct command, ClockDoor door, String... words) {
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(words), Stream.of("--network", "network.properties"))
                        .toArray(String[]::new));
        return command.plan(door);
    }

    private static String done(MemberAct.Plan plan, ClockDoor door) {
        String last = "";
        for (LedgerCommand command : plan.commands()) {
            last = door.execute(command).code();
        }
        return last;
    }

    @Test
    void a_clock_of_one_organisation_is_founded_by_another_that_names_what_it_was_shown() {
        ClockedLedger ledger = ClockedLedger.unfounded(REAL);
        DoorOfClock dso = door(ledger, Organisation.DSO);
        Clock wanted = Clock.real(new LedgerTime(ledger.now().epochMillis() / 60_000 * 60_000));

        MemberAct.Plan proposal = typed(new ProposeClock(), dso);
        assertThat(done(proposal, dso)).isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(proposal.next()).contains("clock approve " + wanted.digest().toHex());

        DoorOfClock regulator = door(ledger, Organisation.REGULATOR, new ClockDoor.Proposed(wanted, Organisation.DSO));
        MemberAct.Plan approval =
                typed(new ApproveClock(), regulator, wanted.digest().toHex().substring(0, 8));
        assertThat(approval.words()).contains("proposed by DSO", ClockWords.of(wanted));
        assertThat(done(approval, regulator)).isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(dso.clock()).contains(wanted);
    }

    @Test
    void nobody_approves_what_it_has_proposed_itself() {
        DoorOfClock dso =
                door(ClockedLedger.unfounded(REAL), Organisation.DSO, new ClockDoor.Proposed(REAL, Organisation.DSO));

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> typed(new ApproveClock(), dso, REAL.digest().toHex()))
                .withMessageContaining("no other organisation proposes")
                .withMessageContaining("next: gridmarket clock show");
    }

    @Test
    void a_founded_clock_is_not_proposed_again() {
        DoorOfClock dso = door(ClockedLedger.founded(REAL), Organisation.DSO);

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> typed(new ProposeClock(), dso))
                .withMessageContaining("never changes");
    }

    @Test
    void periods_of_a_simulation_have_their_bounds() {
        DoorOfClock dso = door(ClockedLedger.unfounded(REAL), Organisation.DSO);

        assertThat(typed(new ProposeClock(), dso, "--simulated-millis", "200").words())
                .singleElement()
                .asString()
                .contains("periods of 200 ms", "of a simulation");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> typed(new ProposeClock(), dso, "--simulated-millis", "199"))
                .withMessageContaining("200..60000");
    }

    @Test
    void any_organisation_seals_a_period_once_it_is_over() {
        ClockedLedger ledger = ClockedLedger.founded(REAL);
        DoorOfClock cooperative = door(ledger, Organisation.COOPERATIVE);
        int period = ledger.period().index();

        MemberAct.Plan seal = typed(new SealPeriod(), cooperative, Integer.toString(period));
        assertThat(done(seal, cooperative)).isEqualTo(LifeCycleRejection.TRANSITION_NOT_ALLOWED.name());
        ledger.goTo(REAL.sealable(LedgerPeriod.of(period)).plusMillis(1));
        assertThat(done(seal, cooperative)).isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(seal.next()).contains("clock sweep " + period);
    }

    @Test
    void a_sweep_of_nothing_is_refused_with_what_to_do() {
        ClockedLedger ledger = ClockedLedger.founded(REAL);
        LedgerPeriod period = ledger.period();
        ledger.goTo(REAL.sealable(period).plusMillis(1)).seal(period);
        DoorOfClock dso = door(ledger, Organisation.DSO);
        SweepPeriod sweep = new SweepPeriod();

        assertThat(done(typed(sweep, dso, period.toString()), dso)).isEqualTo(ClockRejection.NOTHING_TO_SWEEP.name());
        assertThat(sweep.meaning(ClockRejection.NOTHING_TO_SWEEP.name()))
                .contains("rule: No outcome is kept under this period.")
                .contains("next: nothing");
    }

    @Test
    void a_portion_is_bounded() {
        DoorOfClock dso = door(ClockedLedger.founded(REAL), Organisation.DSO);

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> typed(new SweepPeriod(), dso, "3", "--rows", "5001"))
                .withMessage("--rows 5001 is outside 1..5000");
    }
}
