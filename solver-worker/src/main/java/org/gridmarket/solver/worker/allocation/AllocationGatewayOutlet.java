package org.gridmarket.solver.worker.allocation;

import java.util.Optional;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.allocation.cycle.AllocationOutlet;
import org.gridmarket.solver.allocation.cycle.AllocationSolving;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.worker.RelayedPosting;

/** Solutions of allocation markets, through the gateways' relays. */
final class AllocationGatewayOutlet implements AllocationOutlet {
    /** Given for a moment by a peer that has not the seal, or the final cycle before, yet. */
    private static final String PASSING = LifeCycleRejection.TRANSITION_NOT_ALLOWED.name();

    private final RelayedPosting<Record> posting;
    private final AccountKeyPair keys;

    AllocationGatewayOutlet(RelayedPosting<Record> posting, AccountKeyPair keys) {
        this.posting = posting;
        this.keys = keys;
    }

    @Override
    public AccountKey solver() {
        return keys.publicKey();
    }

    /** No event names the operation, so two organisations have to say what became of it. */
    @Override
    public PostOutcome submit(
            AllocationCommand.SubmitSolution command, OperationId operation, LedgerPeriod last, LedgerTime until) {
        String function = AllocationFunctions.NAMES.of(command);
        return posting.post(new RelayedPosting.Operation<>(
                function,
                target -> keys.sign(target, function, operation, last.asLast(), AllocationSolving.payload(command)),
                signed -> Optional.empty(),
                PASSING,
                until));
    }
}
