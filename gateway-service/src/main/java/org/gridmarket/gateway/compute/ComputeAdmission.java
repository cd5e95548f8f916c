package org.gridmarket.gateway.compute;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;

/** For whom operations of computation are carried: accounts with money, and licensed solvers. */
@Singleton
public final class ComputeAdmission implements Admission {
    private final KnownAccounts known;
    private final LedgerClock clock;

    @Inject
    public ComputeAdmission(ReadDatabase database, LedgerClock clock) {
        this.known = new KnownAccounts(database.jdbi());
        this.clock = clock;
    }

    @Override
    public int payloadBytes() {
        return ComputeLimit.COMPUTE_PAYLOAD_BYTES.ceiling();
    }

    /** Lists of 16 elements keep a busy worker within what an account may send; nobody sends in parts. */
    @Override
    public SignerStatus signer(String function, Submission submission) {
        return known.isKnown(submission.signer())
                ? new SignerStatus.Vouched(false, false)
                : new SignerStatus.Stranger(
                        "has no purse and no licence; book money for it first: gridmarket purse book");
    }

    @Override
    public Numbered beat(LedgerTime now) {
        return clock.beat(now);
    }
}
