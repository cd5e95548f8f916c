package org.gridmarket.testbed.simulation.allocation;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.simulation.World;

/**
 * Gateways of all members and the administrators of operators and supervisors: close, make final, settle for whoever slept,
 * collect fees, reverse now and then, sweep.
 */
final class CycleKeepers {
    /** Few, so that a book takes several sweeps. */
    private static final int MOST_ROWS = 30;

    private static final int REVERSED_ONE_IN = 4;

    private final World world;
    private final PublicKnowledge known;
    private final SignedBy settler;
    private final AccountKey fees;

    /**
     * @param known what is on the ledger
     * @param settler an account of a gateway, which has nothing
     * @param fees whom fees are for
     */
    CycleKeepers(World world, PublicKnowledge known, SignedBy settler, AccountKey fees) {
        this.world = world;
        this.known = known;
        this.settler = settler;
        this.fees = fees;
    }

    /** One step in some market. */
    void act() {
        PublicKnowledge.Market market =
                known.all().get(random().nextInt(known.all().size()));
        LedgerTime now = world.chain().readClock();
        Optional<Cycle> solving = market.solving();
        Optional<Cycle> offering = market.offering();
        if (solving.filter(cycle -> !now.isBefore(market.schema().calendar().ends(cycle)))
                .isPresent()) {
            send(anybody(), new AllocationCommand.Finalise(market.name(), solving.get()));
        } else if (offering.filter(
                        book -> !now.isBefore(market.schema().calendar().closes(book)))
                .isPresent()) {
            Organisation by = random().nextInt(3) == 0
                    ? World.ORGANISATIONS.get(random().nextInt(World.PEERS))
                    : market.schema().operator();
            send(member(by), new AllocationCommand.CloseCycle(market.name(), offering.get()));
        } else if (random().nextInt(REVERSED_ONE_IN) == 0 && market.assignments() > 0) {
            send(
                    admin(market.schema().supervisor()),
                    new AllocationCommand.Reverse(
                            market.name(), market.lastFinal().orElseThrow(), random().nextInt(market.assignments())));
        } else {
            market.over().ifPresent(book -> tidy(market, book));
        }
    }

    private void tidy(PublicKnowledge.Market market, Cycle book) {
        List<PageId> pages = market.pages(book);
        switch (random().nextInt(3)) {
            case 0 -> {
                if (!pages.isEmpty()) {
                    settler.send(
                            new AllocationCommand.Settle(market.name(), pages.subList(0, Math.min(50, pages.size()))));
                }
            }
            case 1 ->
                send(admin(market.schema().operator()), new AllocationCommand.CollectFees(market.name(), book, fees));
            default ->
                send(anybody(), new AllocationCommand.Sweep(market.name(), book, 1 + random().nextInt(MOST_ROWS)));
        }
    }

    /** What it is too early for, or whose right it is not. */
    void actWildly() {
        PublicKnowledge.Market market =
                known.all().get(random().nextInt(known.all().size()));
        world.chain().readClock();
        Cycle any = new Cycle(Math.max(
                0, market.offering().or(market::solving).orElse(Cycle.FIRST).index() + random().nextInt(3) - 1));
        send(
                anybody(),
                switch (random().nextInt(5)) {
                    case 0 -> new AllocationCommand.CloseCycle(market.name(), any);
                    case 1 -> new AllocationCommand.Finalise(market.name(), any);
                    case 2 -> new AllocationCommand.Sweep(market.name(), any, MOST_ROWS);
                    case 3 -> new AllocationCommand.Reverse(market.name(), any, 0);
                    default -> new AllocationCommand.CollectFees(market.name(), any, settler.account());
                });
    }

    private void send(Caller.Member who, AllocationCommand.ByMember command) {
        world.chain().send(who, AllocationFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    private Caller.Member anybody() {
        return member(World.ORGANISATIONS.get(random().nextInt(World.PEERS)));
    }

    private static Caller.Member member(Organisation organisation) {
        return new Caller.Member(organisation, false, "gateway");
    }

    private static Caller.Member admin(Organisation organisation) {
        return new Caller.Member(organisation, true, "admin");
    }

    private Random random() {
        return world.random();
    }
}
