package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.DueMessage;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixSessionLifeCycle;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/** A participant's message that a board withholds stands on the ledger instead, where everybody reads the same. */
final class MixMessagePosting {
    private static final String SOURCE = "anonymity, Blame";

    /** A message and what it says. */
    record Facts(
            EnergyCommand.PostMixMessage command, @Nullable DueMessage message, boolean stands, SignedCall call) {
        @Nullable String tooLarge() {
            int length = command.message().length();
            return length > call.limits().of(EnergyLimit.MIX_MESSAGE_BYTES)
                    ? "message has " + length + " bytes; at most "
                            + call.limits().of(EnergyLimit.MIX_MESSAGE_BYTES) + " are allowed"
                    : null;
        }

        @Nullable String foreign() {
            return message == null
                    ? "no participant signed these " + command.message().length() + " bytes for run " + command.run()
                            + " of session " + command.session()
                    : null;
        }

        @Nullable String late() {
            return known().until().isBefore(call.now())
                    ? known().kind() + " was due until " + known().until() + ", now is " + call.now()
                    : null;
        }

        @Nullable String standsAlready() {
            return stands ? known().kind() + " of " + known().sender() + " stands on the ledger" : null;
        }

        DueMessage known() {
            if (message == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return message;
        }
    }

    // spotless:off
    static final RuleBook<Facts> POST = RuleBook.of("energy:postMixMessage",
            rule(MixRejection.MESSAGE_TOO_LARGE, SOURCE, Facts::tooLarge),
            rule(MixRejection.MESSAGE_FOREIGN,   SOURCE, Facts::foreign),
            rule(MixRejection.MESSAGE_LATE,      SOURCE, Facts::late),
            rule(MixRejection.MESSAGE_STANDS,    SOURCE, Facts::standsAlready));
    // spotless:on

    private MixMessagePosting() {}

    static Decision<Receipt> run(
            EnergyCommand.PostMixMessage command, SignedCall call, EnergyState state, MixJudge judge) {
        return MixStanding.RUN
                .check(MixStanding.of(command.session(), command.run(), call, state))
                .then(MixStanding.IN_TIME::check)
                .then(standing -> POST.check(facts(command, standing, call, state, judge))
                        .map(legal -> followed(legal, standing)))
                .map(legal -> {
                    EnergyState.MIX_MESSAGE.put(
                            state.world(),
                            new StoredValues.StoredMessage(command.message()),
                            place(command, legal.known()));
                    state.tell(new EnergyEvent.MixMessagePosted(command.session(), command.run(), command.message()));
                    return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
                });
    }

    private static Facts followed(Facts legal, MixStanding standing) {
        MixSessionLifeCycle.TABLE.follow(
                standing.status(),
                MixSessionLifeCycle.POST_MESSAGE,
                Role.anyone(),
                new MixSessionLifeCycle.Posting(standing.isCurrent(), standing.over()));
        return legal;
    }

    private static Facts facts(
            EnergyCommand.PostMixMessage command,
            MixStanding standing,
            SignedCall call,
            EnergyState state,
            MixJudge judge) {
        @Nullable DueMessage message = command.message().length() > call.limits().of(EnergyLimit.MIX_MESSAGE_BYTES)
                ? null
                : judge.read(standing.lockedRun(state), command.message()).orElse(null);
        boolean stands = message != null && EnergyState.MIX_MESSAGE.has(state.world(), place(command, message));
        return new Facts(command, message, stands, call);
    }

    private static Object[] place(EnergyCommand.PostMixMessage command, DueMessage message) {
        MixSession session = command.session();
        return new Object[] {
            session.window(), session.group(), session.number(), command.run(), message.sender(), message.kind()
        };
    }
}
