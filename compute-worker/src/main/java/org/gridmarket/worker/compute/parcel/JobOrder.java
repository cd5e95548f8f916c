package org.gridmarket.worker.compute.parcel;

import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody wants to have run.
 *
 * @param id 16 random bytes, never used twice: its keys come from it
 * @param manifest hash; its objects are here
 * @param directory that is to keep it
 * @param auditRate how often the ledger draws it, in ten-thousandths
 * @param checking how its owner looks at the result itself
 * @param group jobs of one group run at different providers; null when it does not matter
 */
public record JobOrder(
        Bytes id,
        Bytes manifest,
        JobLimits limits,
        JobMoney money,
        Environment environment,
        JobTrust trust,
        AccountKey directory,
        LedgerTime deadline,
        LedgerTime expiry,
        int auditRate,
        Checking checking,
        int retries,
        @Nullable String group) {
    private static final int ID_LENGTH = 16;

    public JobOrder {
        if (id.length() != ID_LENGTH) {
            throw new IllegalArgumentException("a job's id has " + id.length() + " bytes, not " + ID_LENGTH);
        }
        if (auditRate < 0 || auditRate > Audit.ALWAYS) {
            throw new IllegalArgumentException("a rate of " + auditRate + " is outside 0.." + Audit.ALWAYS);
        }
    }

    /** As it goes into the book. */
    public JobOffer offer(JobInputs inputs, Secrets secrets) {
        return new JobOffer(
                limits,
                money,
                environment,
                trust,
                deadline,
                expiry,
                inputs,
                secrets.publicResultKey(id),
                new Audit(auditRate, Draw.commitmentOf(secrets.auditSecret(id))),
                retries,
                group);
    }
}
