package org.gridmarket.gateway.allocation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;

/** For whom operations of allocation markets are carried: who is or was a member of one, or a solver of all. */
@Singleton
public final class AllocationAdmission implements Admission {
    private final KnownAccounts known;
    private final LedgerClock clock;

    @Inject
    public AllocationAdmission(ReadDatabase database, LedgerClock clock) {
        this.known = new KnownAccounts(database.jdbi());
        this.clock = clock;
    }

    @Override
    public int payloadBytes() {
        return AllocationLimit.ALLOCATION_PAYLOAD_BYTES.ceiling();
    }

    @Override
    public SignerStatus signer(String function, Submission submission) {
        Set<String> kinds = known.kindsOf(AllocationFunctions.PREFIX, submission.signer());
        return kinds.isEmpty()
                ? new SignerStatus.Stranger("is no member of an allocation market and has no licence as a solver")
                : new SignerStatus.Vouched(false, kinds.contains(AllocationKnown.SOLVER.name()));
    }

    @Override
    public Numbered beat(LedgerTime now) {
        return clock.beat(now);
    }
}
