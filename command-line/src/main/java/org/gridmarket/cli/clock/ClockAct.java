package org.gridmarket.cli.clock;

import java.util.Map;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.cli.member.RefusalWords;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;

/** What organisations do with the ledger's clock. */
abstract class ClockAct extends MemberAct<ClockDoor> {
    private static final Map<String, String> NEXT = Map.of(
            ClockRejection.CLOCK_NOT_FOUNDED.name(), "gridmarket clock propose",
            ClockRejection.CLOCK_NOT_PROPOSED.name(), "gridmarket clock show --gateway .. tells what is proposed",
            ClockRejection.EPOCH_OUT_OF_RANGE.name(), "propose a clock of today",
            ClockRejection.NOTHING_TO_SWEEP.name(), "nothing");

    @Override
    protected abstract Plan plan(ClockDoor door);

    static LedgerCommand ledgerCommand(ClockCommand command) {
        boolean asAdministrator =
                command instanceof ClockCommand.ProposeClock || command instanceof ClockCommand.ApproveClock;
        return LedgerCommand.of(ClockFunctions.NAMES, command, asAdministrator);
    }

    @Override
    protected final ClockDoor open(MemberOption named) {
        return ClockDoor.open(named);
    }

    @Override
    protected final String meaning(String code) {
        String step = NEXT.get(code);
        return RefusalWords.meaning(code) + (step == null ? "" : RefusalWords.next(step));
    }
}
