package org.gridmarket.kernel.stream.operation;

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
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/** Two organisations agree on rules; allocations that are made keep theirs. */
final class RulesChanging {
    private static final String SOURCE = "stream-market, Units and limits";

    /**
     * What would hold.
     *
     * @param current the period of the approval
     * @param after all versions that anybody can still ask for, with the new one
     */
    record Facts(ProposedStreamRules proposed, Interval current, Timeline<StreamRules> after, boolean simulation) {
        @Nullable String tooEarly() {
            return proposed.from().isAfter(current)
                    ? null
                    : "from period " + proposed.from() + "; it is period " + current;
        }

        @Nullable String tooManyVersions() {
            return retention(current).offence(List.of(after.versions().size()));
        }

        @Nullable String windowTooShort() {
            long window = proposed.changes().getFirst().windowMillis();
            return simulation || window >= StreamRules.LEAST_WINDOW_MILLIS
                    ? null
                    : "a window of " + window + " ms; at least " + StreamRules.LEAST_WINDOW_MILLIS;
        }
    }

    // spotless:off
    static final RuleBook<Proposing> PROPOSE = Proposing.book("stream:proposeRules", SOURCE);
    static final RuleBook<Approving> AGREE = Approving.book("stream:approveRules", SOURCE);
    static final RuleBook<Facts> APPROVE = RuleBook.of("stream:approveRules, what would hold",
            rule(StreamRejection.STREAM_RULES_TOO_EARLY,  SOURCE, Facts::tooEarly),
            rule(AgreementRejection.TOO_MANY_VERSIONS,    SOURCE, Facts::tooManyVersions),
            rule(StreamRejection.STREAM_WINDOW_TOO_SHORT, SOURCE, Facts::windowTooShort));
    // spotless:on

    static final Agreeing<ProposedStreamRules, StreamRows.RulesProposal> AGREEING = new Agreeing<>(
            StreamState.PROPOSAL,
            StreamRows.RulesProposal::new,
            PROPOSE,
            AGREE,
            new ProposalLifeCycle(
                    Role.admin(Organisation.DSO),
                    List.of(Role.admin(Organisation.REGULATOR)),
                    Effect.changes("stream.proposal").tells("StreamRulesProposed"),
                    Effect.changes("stream.proposal", "stream.rules").tells("StreamRulesAgreed"),
                    Effect.changes("stream.proposal"),
                    SOURCE));

    static final LifeCycle<ProposalStatus, Role> LIFE_CYCLE =
            AGREEING.lifeCycle().table("stream-proposal");

    private RulesChanging() {}

    static Decision<Receipt> propose(StreamCommand.ProposeRules command, StreamState state) {
        return AGREEING.propose(
                        command.rules(), StreamLimit.STREAM_RULES_PER_PROPOSAL.ceiling(), state.call(), state.world())
                .map(proposed -> {
                    state.tell(new StreamEvent.StreamRulesProposed(proposed, proposed.digest()));
                    return state.receipt(
                            StreamAnswer.StreamRulesDigest.class,
                            new StreamAnswer.StreamRulesDigest(proposed.digest()));
                });
    }

    static Decision<Receipt> approve(StreamCommand.ApproveRules command, LedgerPeriods periods, StreamState state) {
        return AGREEING.open(command.id(), command.digest(), state.call(), state.world())
                .then(proposed -> APPROVE.check(facts(proposed, periods, state)))
                .map(legal -> {
                    StreamState.RULES.put(state.world(), new StreamRows.AgreedRules(legal.after()));
                    AGREEING.approved(legal.proposed(), state.world());
                    state.tell(new StreamEvent.StreamRulesAgreed(legal.proposed()));
                    return state.done();
                });
    }

    private static Facts facts(ProposedStreamRules proposed, LedgerPeriods periods, StreamState state) {
        Interval current = periods.at(state.now()).asInterval();
        Timeline<StreamRules> before = StreamState.RULES
                .find(state.world())
                .map(StreamRows.AgreedRules::versions)
                .orElse(Timeline.empty());
        Timeline<StreamRules> after = retention(current)
                .trim(before.with(proposed.from(), proposed.changes().getFirst()));
        return new Facts(proposed, current, after, periods.clock().simulation());
    }

    /** Nobody asks for rules of earlier periods: an allocation keeps its own. The previous one counts for claimed times. */
    private static Retention retention(Interval current) {
        return new Retention(current.previous(), StreamLimit.STREAM_RULES_VERSIONS.ceiling());
    }
}
