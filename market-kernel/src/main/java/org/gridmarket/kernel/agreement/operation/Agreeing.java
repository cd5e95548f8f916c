package org.gridmarket.kernel.agreement.operation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gridmarket.kernel.agreement.Approving;
import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.agreement.ProposalLifeCycle;
import org.gridmarket.kernel.agreement.ProposalStatus;
import org.gridmarket.kernel.agreement.Proposing;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Two organisations change the rules of a market: an administrator of one proposes, one of another approves by digest. What
 * the changes mean, and from when on they may hold, is the market's: it asks {@link #open} first, then its own rules, stores
 * what has changed and then calls {@link #approved}.
 *
 * @param table where the market keeps its proposals, by id
 * @param row makes a row of that table: the proposal, and whether it is approved
 * @param proposing from {@link Proposing#book}
 * @param approving from {@link Approving#book}
 * @param lifeCycle from {@link ProposalLifeCycle}, whose proposer proposes here too
 * @param <P> the market's proposals
 * @param <K> the rows it keeps them in
 */
public record Agreeing<P extends Proposal<? extends Change>, K extends KeptProposal<P>>(
        StateTable<K> table,
        BiFunction<P, Boolean, K> row,
        RuleBook<Proposing> proposing,
        RuleBook<Approving> approving,
        ProposalLifeCycle lifeCycle) {
    /** Puts a proposal on the ledger for another organisation to read; the market tells its own event and result. */
    public Decision<P> propose(P proposal, int mostChanges, LedgerCall call, WorldState world) {
        return proposing
                .check(new Proposing(
                        proposal, status(proposal.id(), world), Roles.offence(call, lifeCycle.proposer()), mostChanges))
                .map(legal -> {
                    lifeCycle
                            .table()
                            .follow(
                                    legal.known(),
                                    ProposalLifeCycle.PROPOSE,
                                    call.creator().role(),
                                    legal);
                    table.put(world, row.apply(proposal, false), proposal.id());
                    return proposal;
                });
    }

    /** The open proposal that this caller may approve, as it has read it. */
    public Decision<P> open(String id, Bytes digest, LedgerCall call, WorldState world) {
        @Nullable K kept = table.find(world, id).orElse(null);
        @Nullable P proposal = kept == null ? null : kept.rules();
        @Nullable String notAllowed = proposal == null
                ? null
                : Roles.offence(call, proposal.changes().getFirst().approver());
        return approving
                .check(new Approving(id, proposal, statusOf(Optional.ofNullable(kept)), digest, notAllowed))
                .map(legal -> {
                    lifeCycle
                            .table()
                            .follow(
                                    legal.known(),
                                    ProposalLifeCycle.APPROVE,
                                    call.creator().role(),
                                    legal);
                    return Objects.requireNonNull(proposal);
                });
    }

    /** Notes that a proposal is in force; in the transaction that stores what it changes. */
    public void approved(P proposal, WorldState world) {
        table.put(world, row.apply(proposal, true), proposal.id());
    }

    /** What the ledger knows of a name. */
    public ProposalStatus status(String id, WorldState world) {
        return statusOf(table.find(world, id));
    }

    /** Whether the row of a proposal may go; the market says whether its rules can still be asked for. */
    public boolean isOver(String id, Predicate<P> fallen, LedgerCall call, WorldState world) {
        Optional<K> kept = table.find(world, id);
        boolean over = kept.map(KeptProposal::rules).filter(fallen).isPresent();
        return lifeCycle
                .table()
                .next(
                        statusOf(kept),
                        ProposalLifeCycle.FORGET,
                        call.creator().role(),
                        new ProposalLifeCycle.Fallen(over))
                .isAccepted();
    }

    private static ProposalStatus statusOf(Optional<? extends KeptProposal<?>> kept) {
        return kept.map(row -> row.approved() ? ProposalStatus.APPROVED : ProposalStatus.OPEN)
                .orElse(ProposalStatus.UNKNOWN);
    }
}
