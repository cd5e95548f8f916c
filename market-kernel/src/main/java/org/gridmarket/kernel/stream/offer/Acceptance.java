package org.gridmarket.kernel.stream.offer;

import java.util.List;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.Parts;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * That a party agrees to an allocation, for as long as a ledger period is not over.
 *
 * @param party who signs
 * @param signature over {@link #message}
 */
public record Acceptance(AccountKey party, Bytes signature) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/accept/1");

    /**
     * What is signed.
     *
     * @param last the period whose seal makes it void: a copy that is held back binds nobody
     */
    public static Bytes message(Target target, AllocationId allocation, LedgerPeriod last) {
        return Parts.joined(
                TAG,
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                allocation.id(),
                Parts.four(last.index()));
    }

    /**
     * What is lacking to the acceptances of an allocation; null when each signer has given its own.
     *
     * @param message what each signs
     */
    public static @Nullable String lacking(
            List<Acceptance> acceptances, List<AccountKey> signers, Bytes message, SignatureCheck signatures) {
        List<AccountKey> given = acceptances.stream().map(Acceptance::party).toList();
        if (given.size() != signers.size() || !given.containsAll(signers)) {
            return given.size() + " acceptances; each of " + signers.size() + " parties has one";
        }
        return acceptances.stream()
                .filter(acceptance -> !signatures.isGood(acceptance.party(), message, acceptance.signature()))
                .findFirst()
                .map(acceptance -> acceptance.party() + " has not signed this")
                .orElse(null);
    }
}
