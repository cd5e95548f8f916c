package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.worker.compute.creator.Creator;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.Fact;

/** People who want jobs to be run. */
final class Customers {
    private static final int ORDERS_AT_A_TIME = 3;
    private static final int IDLE_ONE_IN = 6;
    private static final List<Integer> AUDIT_RATES = List.of(10_000, 2_500, 2_500, 5_000, 0);
    private static final List<Integer> CHECK_RATES = List.of(0, 5_000, 10_000);

    private final World world;
    private final People people;
    private int ordered;

    Customers(World world, People people) {
        this.world = world;
        this.people = people;
    }

    private <T> T pick(List<T> all) {
        return all.get(world.random().nextInt(all.size()));
    }

    /** Orders one job more, now and then; how many so far. */
    int order(SimulatedParty party) {
        boolean wants = world.random().nextInt(IDLE_ONE_IN) == 0;
        if (wants && !party.isDown() && openOrders(party) < ORDERS_AT_A_TIME) {
            ordered++;
            byte[] id = new byte[16];
            world.random().nextBytes(id);
            party.party()
                    .order(new Fact.Ordered(Offers.order(
                            Bytes.of(id),
                            party.objects().keep(manifest(party).toBytes()),
                            people.of(Kind.MEDIATOR),
                            pick(people.of(Kind.DIRECTORY)),
                            world.chain().now(),
                            pick(AUDIT_RATES),
                            pick(CHECK_RATES),
                            world.random().nextInt(3))));
        }
        return ordered;
    }

    private static int openOrders(SimulatedParty party) {
        return party.role() instanceof Creator creator ? creator.open().size() : 0;
    }

    private Manifest manifest(SimulatedParty party) {
        Bytes module = Bytes.utf8("module " + ordered);
        Bytes data = Bytes.utf8("data " + ordered % 2);
        party.objects().keep(module);
        party.objects().keep(data);
        boolean slow = !party.person().honest() && world.random().nextInt(8) == 0;
        return new Manifest(
                Offers.SANDBOX,
                null,
                layer(module),
                List.of(layer(data)),
                slow ? List.of(Truth.SLOW) : List.of("job " + ordered),
                List.of(),
                Bytes.utf8(""));
    }

    private static Layer layer(Bytes object) {
        return new Layer(ObjectHash.of(object), new ByteCount(object.length()), "");
    }
}
