package org.gridmarket.check.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridmarket.check.graph.Model;
import org.gridmarket.check.graph.Move;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.ledger.memory.ContractCode;

/**
 * The code is the model: each move is an execution by the contract code, committed as Fabric validates it. Moves:
 * {@code time} passes; a command, by its label; {@code hold(label)}: it is endorsed and held back; {@code late(label)}: what
 * was held is ordered after all.
 */
public final class ContractModel implements Model<LedgerState> {
    private final ContractCode contracts;
    private final ContractScope scope;
    private final PortFault fault;

    public ContractModel(ContractCode contracts, ContractScope scope, PortFault fault) {
        this.contracts = contracts;
        this.scope = scope;
        this.fault = fault;
    }

    @Override
    public String name() {
        return scope.name();
    }

    @Override
    public LedgerState start() {
        return new LedgerState(scope.founding(), 0, null);
    }

    @Override
    public Map<String, Predicate<LedgerState>> predicates() {
        return scope.predicates();
    }

    @Override
    public List<Move<LedgerState>> moves(LedgerState state) {
        List<Move<LedgerState>> moves = new ArrayList<>();
        if (state.moment() + 1 < scope.moments().size()) {
            moves.add(new Move<>("time", state.atNextMoment()));
        }
        if (state.held() != null) {
            add(moves, "late(" + state.held().label() + ")", state, state.ordering());
        }
        for (Command command : scope.commands()) {
            execute(command, state).ifPresent(effects -> {
                add(moves, command.label(), state, state.committing(effects));
                if (command.mayBeHeld() && state.held() == null) {
                    add(moves, "hold(" + command.label() + ")", state, state.holding(command.label(), effects));
                }
            });
        }
        return moves;
    }

    private static void add(List<Move<LedgerState>> moves, String label, LedgerState before, LedgerState after) {
        if (!Objects.equals(before, after)) {
            moves.add(new Move<>(label, after));
        }
    }

    /**
     * What a call would write; nothing when it is refused. A contract stops at a state that cannot be, which is a bug; but in a
     * mutant it is the contract's own assertion that has noticed the fault, so the transaction has no effect there.
     */
    private Optional<Effects> execute(Command command, LedgerState state) {
        RecordedState world = new RecordedState(state.rows(), fault);
        try {
            return decide(command, state, world).isAccepted() ? Optional.of(world.effects()) : Optional.empty();
        } catch (IllegalStateException asserted) {
            if (fault instanceof PortFault.None) {
                throw asserted;
            }
            return Optional.empty();
        }
    }

    /** What the contract answers to a command in a state, for replays and for messages. */
    public Decision<Receipt> decide(Command command, LedgerState state) {
        return decide(command, state, new RecordedState(state.rows(), fault));
    }

    private Decision<Receipt> decide(Command command, LedgerState state, RecordedState world) {
        LedgerCall call = new LedgerCall(
                command.label(),
                fault.time(command.function(), scope.moments().get(state.moment())),
                scope.target(),
                fault.creator(command.function(), command.creator()));
        return contracts.execute(command.function(), command.argument(), call, world);
    }
}
