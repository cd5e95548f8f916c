package org.gridmarket.gateway.allocation;

import java.security.SecureRandom;
import java.util.Optional;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;

/**
 * What a gateway signs itself, since any account may do it for any other. Its key is made at each start and has nothing: who
 * knows it can do no more than who has none.
 */
public final class OwnOperations {
    private final Target target;
    private final LedgerClock clock;
    private final SecureRandom random = new SecureRandom();
    private final AccountKeyPair signer = AccountKeyPair.generate(random);

    public OwnOperations(Target target, LedgerClock clock) {
        this.target = target;
        this.clock = clock;
    }

    /** Good until the next ledger period is over; empty before there are any. */
    Optional<Chore.Step.Submit> sign(AllocationCommand.Signed command, LedgerTime now) {
        String function = AllocationFunctions.NAMES.of(command);
        OperationId id = OperationIds.fresh(random);
        return clock.clock().map(founded -> {
            Submission submission = signer.sign(
                    target, function, id, founded.at(now).next().asLast(), Bytes.utf8(RecordCodec.text(command)));
            return new Chore.Step.Submit(Credential.CLIENT, function, RecordCodec.text(submission));
        });
    }
}
