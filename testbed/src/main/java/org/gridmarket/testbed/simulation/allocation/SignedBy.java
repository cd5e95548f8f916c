package org.gridmarket.testbed.simulation.allocation;

import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testbed.simulation.World;

/** Whoever signs and does not ask what became of it. */
record SignedBy(World world, Clock clock, AccountKeyPair keys) {
    private static final int LONGEST_VALID = 3;

    AccountKey account() {
        return keys.publicKey();
    }

    /** Under a fresh operation id, by the clock of whoever acts now. */
    Endorsement send(AllocationCommand.Signed command) {
        OperationId id = OperationIds.fresh(world.random());
        LedgerPeriod last =
                clock.at(world.chain().readClock()).plus(world.random().nextInt(LONGEST_VALID));
        return send(command, id, last);
    }

    Endorsement send(AllocationCommand.Signed command, OperationId id, LedgerPeriod last) {
        String function = AllocationFunctions.NAMES.of(command);
        Submission submission =
                keys.sign(World.TARGET, function, id, last.asLast(), Bytes.utf8(RecordCodec.text(command)));
        return world.chain().send(function, submission);
    }
}
