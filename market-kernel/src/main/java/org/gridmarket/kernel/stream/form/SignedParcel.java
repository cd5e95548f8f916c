package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A parcel and the signature over its message.
 *
 * @param parcel what is said
 * @param signature of the feed key, or of the work key over outputs
 */
public record SignedParcel(Parcel parcel, Bytes signature) {
    /** Whether the key has said this in this epoch. */
    public boolean isBy(AccountKey key, AllocationId allocation, int epoch, SignatureCheck signatures) {
        return signatures.isGood(key, parcel.message(allocation, epoch), signature);
    }
}
