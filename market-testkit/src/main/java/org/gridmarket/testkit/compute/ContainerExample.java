package org.gridmarket.testkit.compute;

import java.util.List;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The example of the page with a container in place of a program: est 1,000 µ, med 1,500 µ, d 49,500 µ. */
public final class ContainerExample implements OneMatch.Setting {
    /** A machine that runs containers as well. */
    private static Machine machine() {
        Machine machine = ComputeExamples.machine();
        return new Machine(
                machine.capacity(),
                machine.speed(),
                List.of(ComputeExamples.WASM, Environment.CONTAINERS),
                machine.bases());
    }

    @Override
    public ResourceOffer resource(LedgerTime expiry) {
        return ResourceVariants.withMachine(ComputeExamples.resource(expiry), machine());
    }

    @Override
    public NoteOffer mediatorNote(LedgerTime expiry) {
        return ResourceVariants.withMachine(ComputeExamples.mediatorNote(expiry), machine());
    }

    @Override
    public JobOffer job(OfferId note, LedgerTime deadline) {
        return container(ComputeExamples.job(Cast.JC, Cast.D, note, deadline, 0));
    }

    /** The same job in a container, for the provider of the example. */
    public static JobOffer container(JobOffer job) {
        return JobVariants.withTrust(
                JobVariants.withEnvironment(job, new Environment(Environment.CONTAINERS, null)),
                new JobTrust(job.trust().mediators(), List.of(Cast.RP.account())));
    }
}
