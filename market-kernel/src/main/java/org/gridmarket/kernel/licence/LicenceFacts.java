package org.gridmarket.kernel.licence;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * A licence that is asked for or given back.
 *
 * @param kind which task
 * @param holder who is to have it, or has it
 * @param licence what the ledger holds of it; null when nothing
 * @param held licences in force of the caller's organisation
 * @param most licences that an organisation may have in force
 */
public record LicenceFacts(
        LicenceKind kind, AccountKey holder, @Nullable Licence<?> licence, int held, int most, LedgerCall call) {
    /** The rule book of a market's grant function; row order is precedence. */
    public static RuleBook<LicenceFacts> granting(String function, String source) {
        return RuleBook.of(
                function,
                rule(ShellRejection.ROLE_NOT_ALLOWED, source, LicenceFacts::notAdministrator),
                rule(LicenceRejection.LICENCE_EXISTS, source, LicenceFacts::inForce),
                rule(LicenceRejection.LICENCES_EXHAUSTED, source, LicenceFacts::exhausted));
    }

    /** The rule book of a market's withdraw function. */
    public static RuleBook<LicenceFacts> withdrawing(String function, String source) {
        return RuleBook.of(
                function,
                rule(ShellRejection.ROLE_NOT_ALLOWED, source, LicenceFacts::notAdministrator),
                rule(LicenceRejection.LICENCE_UNKNOWN, source, LicenceFacts::notOwn));
    }

    /** What the ledger knows of it. */
    public LicenceStatus status() {
        return LicenceStatus.of(licence);
    }

    /** Whether the caller's organisation may have one more. */
    boolean hasRoom() {
        return held < most;
    }

    /** Whether the caller's organisation granted it. */
    boolean isOwn() {
        return licence != null && licence.organisation() == organisation();
    }

    private @Nullable String notAdministrator() {
        return call.creator().administrator()
                ? null
                : ShownText.of(call.creator().subject()) + " is no administrator of " + organisation();
    }

    private @Nullable String inForce() {
        return status() == LicenceStatus.IN_FORCE ? kind.word() + " " + holder + " is licensed" : null;
    }

    private @Nullable String exhausted() {
        return hasRoom()
                ? null
                : organisation() + " has " + held + " licences of a " + kind.word() + " in force; at most " + most;
    }

    private @Nullable String notOwn() {
        return status() == LicenceStatus.IN_FORCE && isOwn()
                ? null
                : kind.word() + " " + holder + " holds no licence of " + organisation();
    }

    private Organisation organisation() {
        return call.creator().organisation();
    }
}
