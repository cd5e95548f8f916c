package org.gridmarket.kernel.compute.offer;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A machine that runs jobs: of a provider or of a mediator.
 *
 * @param capacity what it takes
 * @param speed how fast it is, at least
 * @param classes the sandbox classes that it runs, such as {@code wasm1}
 * @param bases hashes of the base layers that it has
 */
public record Machine(Capacity capacity, Speed speed, List<String> classes, List<Bytes> bases) {
    public Machine {
        classes = Lists.distinct("classes", classes, ComputeLimit.CLASSES_PER_MACHINE.ceiling());
        classes.forEach(one -> Name.check("class", one));
        bases = Lists.distinct("base layers", bases, ComputeLimit.NAMES_PER_LIST.ceiling());
        bases.forEach(one -> Lists.hash("base layer", one));
    }

    /** Whether it runs jobs of this environment's class. */
    public boolean runs(Environment environment) {
        return classes.contains(environment.sandbox());
    }

    /** Whether it has this environment's base layer, if there is one. */
    public boolean hasBaseOf(Environment environment) {
        Bytes base = environment.base();
        return base == null || bases.contains(base);
    }

    public boolean holds(JobOffer job) {
        return capacity.holds(job);
    }

    /** runMs: how long a job takes at its limits. */
    public Millis timeFor(JobOffer job) {
        return speed.time(job.limits().instructions(), job.mostTransferred());
    }
}
