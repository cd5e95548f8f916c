package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.agreement.Approving;
import org.gridmarket.kernel.agreement.ProposalLifeCycle;
import org.gridmarket.kernel.agreement.ProposalStatus;
import org.gridmarket.kernel.agreement.Proposing;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.agreement.operation.Agreeing;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/** Two organisations agree on terms; matches that are made keep theirs. */
final class TermsChanging {
    private static final String SOURCE = "compute-market, Terms";

    /** Twice what peers let a claimed time be wrong, so that nobody is timed out ahead of time. */
    private static final Millis LEAST_GRACE = new Millis(2 * Clock.SEAL_MARGIN_MILLIS);

    /**
     * What would hold.
     *
     * @param current the period of the approval
     * @param after all versions that anybody can still ask for, with the new one
     */
    record Facts(ProposedTerms proposed, LedgerPeriod current, Timeline<ComputeTerms> after, Clock clock) {
        @Nullable String tooEarly() {
            return proposed.from().isAfter(current.asInterval())
                    ? null
                    : "from period " + proposed.from() + "; it is period " + current;
        }

        @Nullable String tooManyVersions() {
            return retention(current).offence(List.of(after.versions().size()));
        }

        /** A ledger of a simulation may have windows as short as it likes. */
        @Nullable String windowsTooShort() {
            String offence = clock.simulation()
                    ? ""
                    : proposed.changes().getFirst().windows().offence(new Millis(clock.periodMillis()), LEAST_GRACE);
            return offence.isEmpty() ? null : offence;
        }
    }

    // spotless:off
    static final RuleBook<Proposing> PROPOSE = Proposing.book("compute:proposeTerms", SOURCE);
    static final RuleBook<Approving> AGREE = Approving.book("compute:approveTerms", SOURCE);
    static final RuleBook<Facts> APPROVE = RuleBook.of("compute:approveTerms, what would hold",
            rule(ComputeRejection.TERMS_TOO_EARLY,         SOURCE, Facts::tooEarly),
            rule(AgreementRejection.TOO_MANY_VERSIONS,     SOURCE, Facts::tooManyVersions),
            rule(ComputeRejection.TERMS_WINDOWS_TOO_SHORT, SOURCE, Facts::windowsTooShort));
    // spotless:on

    static final Agreeing<ProposedTerms, StoredValues.TermsProposal> AGREEING = new Agreeing<>(
            ComputeState.PROPOSAL,
            StoredValues.TermsProposal::new,
            PROPOSE,
            AGREE,
            new ProposalLifeCycle(
                    Role.admin(Organisation.DSO),
                    List.of(Role.admin(Organisation.REGULATOR)),
                    Effect.changes("compute.proposal").tells("ComputeTermsProposed"),
                    Effect.changes("compute.proposal", "compute.terms").tells("ComputeTermsAgreed"),
                    Effect.changes("compute.proposal", "compute.forgotten"),
                    SOURCE));

    static final LifeCycle<ProposalStatus, Role> LIFE_CYCLE =
            AGREEING.lifeCycle().table("compute-proposal");

    private TermsChanging() {}

    static Decision<Receipt> propose(ComputeCommand.ProposeTerms command, ComputeState state) {
        ComputeState.FORGOTTEN.has(state.world()); // a proposal may be forgotten
        return AGREEING.propose(command.terms(), ComputeLimit.TERMS_PER_PROPOSAL.ceiling(), state.call(), state.world())
                .map(proposed -> {
                    state.tell(new ComputeEvent.ComputeTermsProposed(proposed, proposed.digest()));
                    return state.receipt(
                            ComputeAnswer.ComputeTermsDigest.class,
                            new ComputeAnswer.ComputeTermsDigest(proposed.digest()));
                });
    }

    static Decision<Receipt> approve(ComputeCommand.ApproveTerms command, LedgerPeriods periods, ComputeState state) {
        return AGREEING.open(command.id(), command.digest(), state.call(), state.world())
                .then(proposed -> APPROVE.check(facts(proposed, periods, state)))
                .map(legal -> {
                    ComputeState.TERMS.put(state.world(), new StoredValues.AgreedTerms(legal.after()));
                    AGREEING.approved(legal.proposed(), state.world());
                    state.tell(new ComputeEvent.ComputeTermsAgreed(legal.proposed()));
                    return state.receipt(ComputeAnswer.ComputeDone.class, new ComputeAnswer.ComputeDone());
                });
    }

    private static Facts facts(ProposedTerms proposed, LedgerPeriods periods, ComputeState state) {
        LedgerPeriod current = periods.at(state.now());
        Timeline<ComputeTerms> before = ComputeState.TERMS
                .find(state.world())
                .map(StoredValues.AgreedTerms::versions)
                .orElse(Timeline.empty());
        Timeline<ComputeTerms> after = retention(current)
                .trim(before.with(proposed.from(), proposed.changes().getFirst()));
        return new Facts(proposed, current, after, periods.clock());
    }

    /** Nobody asks for terms of earlier periods: a match keeps its own. The previous one counts for claimed times. */
    private static Retention retention(LedgerPeriod current) {
        return new Retention(current.previous().asInterval(), ComputeLimit.TERMS_VERSIONS.ceiling());
    }

    /** Whether nobody can approve these any more and nobody needs their name. */
    static boolean isOver(String id, LedgerPeriod current, ComputeState state) {
        return AGREEING.isOver(
                id, proposed -> proposed.from().isBefore(current.asInterval()), state.call(), state.world());
    }
}
