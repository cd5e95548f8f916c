package org.gridmarket.gateway.purse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;

/** For whom operations on purses are carried: any account of which some market's events have spoken. */
@Singleton
public final class PurseAdmission implements Admission {
    private final KnownAccounts known;
    private final LedgerClock clock;

    @Inject
    public PurseAdmission(ReadDatabase database, LedgerClock clock) {
        this.known = new KnownAccounts(database.jdbi());
        this.clock = clock;
    }

    @Override
    public int payloadBytes() {
        return PurseLimit.PURSE_PAYLOAD_BYTES.ceiling();
    }

    @Override
    public SignerStatus signer(String function, Submission submission) {
        return known.isKnown(submission.signer())
                ? new SignerStatus.Vouched(false, false)
                : new SignerStatus.Stranger("has no purse, and no market knows it");
    }

    @Override
    public Numbered beat(LedgerTime now) {
        return clock.beat(now);
    }
}
