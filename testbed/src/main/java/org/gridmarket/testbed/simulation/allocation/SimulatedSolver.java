package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.solver.allocation.GreedyMatcher;
import org.gridmarket.solver.allocation.cycle.AllocationOutlet;
import org.gridmarket.solver.allocation.cycle.AllocationSolving;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedClient;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a real solver, among the faults; it hears through all gateways, and a restarted one hears everything again from
 * block 0. A Byzantine one submits, besides what is right, what it knows to be wrong.
 */
final class SimulatedSolver {
    private final World world;
    private final SignedBy keys;
    private final boolean byzantine;
    private final SimulatedClient<Record> client;
    private final PublicKnowledge known;
    private AllocationSolving solving;
    private @Nullable Solution right;
    private int lies;

    /** @param known what is on the ledger */
    SimulatedSolver(
            String name,
            World world,
            SignedBy keys,
            boolean byzantine,
            PublicKnowledge known,
            PublicStream<Record> stream,
            List<SimulatedGateway<Record>> gateways) {
        this.world = world;
        this.keys = keys;
        this.byzantine = byzantine;
        this.known = known;
        this.solving = fresh();
        this.client = new SimulatedClient<>(name, world.chain(), stream, gateways, world.wires(), this::hear);
    }

    private AllocationSolving fresh() {
        return new AllocationSolving(
                new GreedyMatcher(), new Outlet(), () -> world.chain().now(), done -> {});
    }

    private void hear(Record event) {
        if (event instanceof AllocationEvent told) {
            solving.apply(told);
        } else if (event instanceof ClockEvent told) {
            solving.apply(told);
        }
    }

    /** Hears what there is, and works what is due. */
    void act() {
        client.listen();
        solving.markets().forEach(solving::work);
        Solution last = right;
        if (byzantine && last != null && isSolved(last) && world.faults().strikes(Fault.BYZANTINE_SOLVER, 2)) {
            lie(last);
        }
    }

    private boolean isSolved(Solution solution) {
        return known.of(solution.market())
                .solving()
                .filter(solution.cycle()::equals)
                .isPresent();
    }

    void restart() {
        solving = fresh();
        client.restart();
    }

    void listen() {
        client.listen();
    }

    boolean hasHeardAll() {
        return client.hasHeardAll();
    }

    private final class Outlet implements AllocationOutlet {
        @Override
        public AccountKey solver() {
            return keys.account();
        }

        @Override
        public PostOutcome submit(
                AllocationCommand.SubmitSolution command, OperationId operation, LedgerPeriod last, LedgerTime until) {
            world.chain().readClock();
            right = command.solution();
            return switch (keys.send(command, operation, last)) {
                case Endorsement.Endorsed done -> new PostOutcome.Accepted();
                case Endorsement.Refused(var reason) ->
                    new PostOutcome.Refused(reason.code().name(), reason.detail());
                case Endorsement.Aborted(var reason) -> new PostOutcome.Unknown(reason);
            };
        }
    }

    private void lie(Solution last) {
        MarketSchema schema = known.of(last.market()).schema();
        List<Assignment> wrong = new ArrayList<>(last.assignments().unpack(schema));
        Assignment first = wrong.getFirst();
        Cycle cycle = last.cycle();
        world.chain().readClock();
        lies++;
        switch (lies % 7) {
            case 0 -> wrong.replaceAll(more(1 + world.random().nextInt(5)));
            case 1 -> wrong.set(0, new Assignment(first.consume(), first.provide(), first.type(), first.amounts()));
            case 2 ->
                wrong.set(
                        0,
                        new Assignment(
                                first.provide(),
                                first.consume(),
                                ResourceType.of(first.type().field(0) + 1L),
                                first.amounts()));
            case 3 -> wrong.add(first);
            case 4 -> cycle = cycle.next();
            case 5 -> wrong = new ArrayList<>(List.of(first));
            default -> wrong.addAll(List.copyOf(wrong));
        }
        int times = 1 + world.random().nextInt(3);
        for (int i = 0; i < times; i++) {
            keys.send(new AllocationCommand.SubmitSolution(Solution.of(last.market(), cycle, wrong), null));
        }
    }

    private static UnaryOperator<Assignment> more(long amount) {
        return each -> new Assignment(
                each.provide(), each.consume(), each.type(), each.amounts().plus(Amounts.of(amount)));
    }
}
