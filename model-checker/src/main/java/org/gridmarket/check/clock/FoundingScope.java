package org.gridmarket.check.clock;

import static org.gridmarket.check.clock.PeriodScope.command;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.List;
import java.util.Map;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.clock.ClockedLedger;

/** Two organisations and the founding of the clock: a real one and one of a simulation are proposed and approved. */
final class FoundingScope {
    private static final Clock REAL = Clock.real(ClockedLedger.EPOCH);
    private static final Clock SIMULATED = Clock.simulated(ClockedLedger.EPOCH, 1_000);
    private static final Caller.Member COOPERATIVE_ADMIN =
            new Caller.Member(Organisation.COOPERATIVE, true, "coop-admin");

    private FoundingScope() {}

    static ContractCode contracts() {
        return Contracts.of(List.of(new ClockContract()))::execute;
    }

    static ContractScope scope() {
        ClockedLedger ledger = ClockedLedger.unfounded(REAL);
        return new ContractScope(
                "clock-founding",
                ledger.ledger().state(),
                ClockedLedger.TARGET,
                List.of(ledger.now()),
                List.of(
                        command("propose(dso)", ClockedLedger.DSO_ADMIN, true, new ClockCommand.ProposeClock(REAL)),
                        command(
                                "simulate(dso)",
                                ClockedLedger.DSO_ADMIN,
                                false,
                                new ClockCommand.ProposeClock(SIMULATED)),
                        command(
                                "propose(regulator)",
                                ClockedLedger.REGULATOR_ADMIN,
                                false,
                                new ClockCommand.ProposeClock(REAL)),
                        approve("approve(dso)", ClockedLedger.DSO_ADMIN, REAL),
                        approve("approve(regulator)", ClockedLedger.REGULATOR_ADMIN, REAL),
                        approve("approve(simulation)", ClockedLedger.REGULATOR_ADMIN, SIMULATED),
                        approve("approve(service)", ClockedLedger.COOPERATIVE, REAL)),
                Map.ofEntries(
                        named("real", row(Clock.class, REAL::equals, "clock.terms")),
                        named("simulated", row(Clock.class, SIMULATED::equals, "clock.terms"))),
                List.of(
                        new PortFault.Impostor("clock:approveClock", COOPERATIVE_ADMIN),
                        new PortFault.Impostor("clock:approveClock", ClockedLedger.REGULATOR_ADMIN),
                        new PortFault.Planted(Keys.of("clock.proposal", Organisation.DSO), RecordCodec.text(SIMULATED)),
                        new PortFault.Unread("clock.terms"),
                        new PortFault.Unwatched("clock.terms"),
                        new PortFault.Unwritten("clock.terms")));
    }

    private static Command approve(String label, Caller.Member who, Clock clock) {
        return command(label, who, true, new ClockCommand.ApproveClock(clock.digest()));
    }
}
