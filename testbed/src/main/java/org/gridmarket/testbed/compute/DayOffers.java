package org.gridmarket.testbed.compute;

import java.util.List;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.quantity.Money;

/** What people of a run offer and ask, as in the known answers of the page. */
final class DayOffers {
    static final Money PLENTY = new Money(1_000_000_000);
    static final Ask ASK = new Ask(new Money(1_000), new Money(4_000), new Money(2_000));
    static final Ask MEDIATOR_ASK = new Ask(new Money(1_500), new Money(5_000), new Money(1_000));
    static final JobLimits LIMITS =
            new JobLimits(new Instructions(100_000_000L), new ByteCount(1L << 24), new ByteCount(1L << 20));
    static final Machine MACHINE = machine(List.of("wasm1"));

    /** Of mediators, who open deliveries of containers, and of providers where podman and runc are. */
    static final Machine WITH_CONTAINERS = machine(List.of("wasm1", Environment.CONTAINERS));

    private static Machine machine(List<String> classes) {
        return new Machine(
                new Capacity(
                        new Instructions(1_000_000_000_000L),
                        new ByteCount(1L << 30),
                        new ByteCount(1L << 28),
                        new ByteCount(1L << 29)),
                new Speed(new Instructions(10_000_000L), new ByteCount(1_000_000L)),
                classes,
                List.of());
    }

    private DayOffers() {}
}
