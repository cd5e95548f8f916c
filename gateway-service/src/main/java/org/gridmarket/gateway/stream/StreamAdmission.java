package org.gridmarket.gateway.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.stream.StreamLimit;

/** For whom operations of stream computation are carried: accounts with money, and licensed mediators. */
@Singleton
public final class StreamAdmission implements Admission {
    private final KnownAccounts known;
    private final LedgerClock clock;

    @Inject
    public StreamAdmission(ReadDatabase database, LedgerClock clock) {
        this.known = new KnownAccounts(database.jdbi());
        this.clock = clock;
    }

    @Override
    public int payloadBytes() {
        return StreamLimit.STREAM_PAYLOAD_BYTES.ceiling();
    }

    /**
     * A supplier roots and opens each lane once an epoch, so the few operations that an account usually has in a beat would
     * starve one of ten lanes: it may send as many as a solver that sends in parts.
     */
    @Override
    public SignerStatus signer(String function, Submission submission) {
        return known.isKnown(submission.signer())
                ? new SignerStatus.Vouched(false, true)
                : new SignerStatus.Stranger(
                        "has no purse and no licence; book money for it first: gridmarket purse book");
    }

    @Override
    public Numbered beat(LedgerTime now) {
        return clock.beat(now);
    }
}
