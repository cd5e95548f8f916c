package org.gridmarket.kernel.clock.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Administrators of two organisations found the clock, whichever they are: one proposes, another names the digest of what it
 * has read. The clock belongs to no market, so no organisation has a part of its own in it.
 */
final class ClockFounding {
    private static final String SOURCE = "ledger, periods; docs/adr/0016";

    /** How long before its founding a clock's epoch may lie: time for two organisations to agree. */
    private static final long EPOCH_MILLIS = 30L * 24 * 3_600_000;

    /** A clock that somebody wants. */
    record Facts(boolean founded, @Nullable Clock clock, LedgerCall call) {
        @Nullable String notAdministrator() {
            return Roles.offence(call, Role.admin(call.creator().organisation()));
        }

        @Nullable String isFounded() {
            return founded ? "the ledger has a clock" : null;
        }

        @Nullable String notProposed() {
            return clock == null
                    ? "no organisation but " + call.creator().organisation() + " proposes a clock of this digest"
                    : null;
        }

        @Nullable String epochOutOfRange() {
            if (clock == null) {
                throw new IllegalStateException("an earlier rule should have refused");
            }
            LedgerTime epoch = clock.epoch();
            return call.time().isBefore(epoch) || epoch.plusMillis(EPOCH_MILLIS).isBefore(call.time())
                    ? "epoch " + epoch + " at " + call.time() + "; it is not later, and at most " + EPOCH_MILLIS
                            + " ms earlier"
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> PROPOSE = RuleBook.of("clock:proposeClock",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, Facts::notAdministrator),
            rule(ClockRejection.CLOCK_FOUNDED,           SOURCE, Facts::isFounded));
    static final RuleBook<Facts> APPROVE = RuleBook.of("clock:approveClock",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, Facts::notAdministrator),
            rule(ClockRejection.CLOCK_FOUNDED,           SOURCE, Facts::isFounded),
            rule(ClockRejection.CLOCK_NOT_PROPOSED,      SOURCE, Facts::notProposed),
            rule(ClockRejection.EPOCH_OUT_OF_RANGE,      SOURCE, Facts::epochOutOfRange));
    // spotless:on

    private ClockFounding() {}

    static Decision<Receipt> propose(ClockCommand.ProposeClock command, LedgerCall call, WorldState world) {
        Organisation by = call.creator().organisation();
        Clock clock = command.clock();
        return PROPOSE.check(new Facts(ClockState.TERMS.has(world), clock, call))
                .map(legal -> {
                    ClockState.PROPOSAL.put(world, clock, by);
                    return ClockState.receipt(
                            ClockAnswer.ClockProposal.class,
                            new ClockAnswer.ClockProposal(clock.digest()),
                            new ClockEvent.ClockProposed(clock, by, clock.digest()));
                });
    }

    static Decision<Receipt> approve(ClockCommand.ApproveClock command, LedgerCall call, WorldState world) {
        @Nullable Clock proposed =
                proposed(command.digest(), call.creator().organisation(), world).orElse(null);
        return APPROVE.check(new Facts(ClockState.TERMS.has(world), proposed, call))
                .map(legal -> {
                    Clock clock = Objects.requireNonNull(legal.clock());
                    ClockState.TERMS.put(world, clock);
                    return ClockState.receipt(
                            ClockAnswer.ClockDone.class,
                            new ClockAnswer.ClockDone(),
                            new ClockEvent.ClockFounded(clock));
                });
    }

    /** The clock of this digest that another organisation proposes. */
    private static Optional<Clock> proposed(Bytes digest, Organisation approver, WorldState world) {
        return Arrays.stream(Organisation.values())
                .filter(other -> other != approver)
                .flatMap(other -> ClockState.PROPOSAL.find(world, other).stream())
                .filter(clock -> clock.digest().equals(digest))
                .findFirst();
    }
}
