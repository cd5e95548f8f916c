package org.gridmarket.testkit.compute;

import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/** A job that differs from another in one thing. */
public final class JobVariants {
    private JobVariants() {}

    public static JobOffer withLimits(JobOffer job, JobLimits limits) {
        return new JobOffer(
                limits,
                job.money(),
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withMoney(JobOffer job, JobMoney money) {
        return new JobOffer(
                job.limits(),
                money,
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withDeposit(JobOffer job, Money deposit) {
        JobMoney money = job.money();
        return withMoney(job, new JobMoney(money.bid(), money.maxFees(), money.maxMediation(), deposit));
    }

    public static JobOffer withMost(JobOffer job, Money fees, Money mediation) {
        return withMoney(
                job,
                new JobMoney(job.money().bid(), fees, mediation, job.money().deposit()));
    }

    public static JobOffer withEnvironment(JobOffer job, Environment environment) {
        return new JobOffer(
                job.limits(),
                job.money(),
                environment,
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withTrust(JobOffer job, JobTrust trust) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                trust,
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withTimes(JobOffer job, LedgerTime deadline, LedgerTime expiry) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                job.trust(),
                deadline,
                expiry,
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withInputs(JobOffer job, JobInputs inputs) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                inputs,
                job.resultKey(),
                job.audit(),
                job.retries(),
                job.group());
    }

    public static JobOffer withAuditRate(JobOffer job, int rate) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                new Audit(rate, job.audit().commitment()),
                job.retries(),
                job.group());
    }

    public static JobOffer withRetries(JobOffer job, int retries) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                retries,
                job.group());
    }

    public static JobOffer inGroup(JobOffer job, String group) {
        return new JobOffer(
                job.limits(),
                job.money(),
                job.environment(),
                job.trust(),
                job.deadline(),
                job.expiry(),
                job.inputs(),
                job.resultKey(),
                job.audit(),
                job.retries(),
                group);
    }
}
