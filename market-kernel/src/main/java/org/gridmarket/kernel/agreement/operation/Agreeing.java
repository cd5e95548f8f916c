package org.gridmarket.kernel.agreement.operation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gridmarket.kernel.agreement.Approving;
import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.agreement.ProposalStatus;
import org.gridmarket.kernel.agreement.Proposing;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Two organisations change the rules of a market: an administrator of one proposes, one of another approves by digest. What
 * the changes mean, and from when on they may hold, is the market's: it asks {@link #open} first, then its own rules, stores
 * what has changed and then calls {@link #approved}.
 *
 * @param table where the market keeps its proposals, by id
 * @param row makes a row of that table: the proposal, and whether it is approved
 * @param proposer who may propose
 * @param rights what keeps a caller from acting as a role; null when nothing does
 * @param proposing from {@link Proposing#book}
 * @param approving from {@link Approving#book}
 * @param <P> the market's proposals
 * @param <K> the rows it keeps them in
 */
public record Agreeing<P extends Proposal<? extends Change>, K extends KeptProposal<P>>(
        StateTable<K> table,
        BiFunction<P, Boolean, K> row,
        Role proposer,
        BiFunction<LedgerCall, Role, @Nullable String> rights,
        RuleBook<Proposing> proposing,
        RuleBook<Approving> approving) {
    /** Puts a proposal on the ledger for another organisation to read; the market tells its own event and result. */
    public Decision<P> propose(P proposal, int mostChanges, LedgerCall call, WorldState world) {
        return proposing
                .check(new Proposing(proposal, status(proposal.id(), world), rights.apply(call, proposer), mostChanges))
                .map(legal -> {
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
                : rights.apply(call, proposal.changes().getFirst().approver());
        return approving
                .check(new Approving(id, proposal, statusOf(Optional.ofNullable(kept)), digest, notAllowed))
                .map(legal -> Objects.requireNonNull(proposal));
    }

    /** Notes that a proposal is in force; in the transaction that stores what it changes. */
    public void approved(P proposal, WorldState world) {
        table.put(world, row.apply(proposal, true), proposal.id());
    }

    /** What the ledger knows of a name. */
    public ProposalStatus status(String id, WorldState world) {
        return statusOf(table.find(world, id));
    }

    private static ProposalStatus statusOf(Optional<? extends KeptProposal<?>> kept) {
        return kept.map(row -> row.approved() ? ProposalStatus.APPROVED : ProposalStatus.OPEN)
                .orElse(ProposalStatus.UNKNOWN);
    }
}
