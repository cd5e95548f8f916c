package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.EightBytes;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * A directory's word that it keeps the inputs of a job.
 *
 * @param directory who signs
 * @param note the directory's note that stands behind it
 * @param until when it may delete them
 * @param signature Ed25519 over {@link #message}
 */
public record HoldingReceipt(AccountKey directory, OfferId note, LedgerTime until, Bytes signature) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/holding/1");

    /**
     * What the directory signs: SHA-256 over the ledger, its note, the job creator, the manifest, the size of the inputs and
     * until when.
     */
    public static Bytes message(
            Target target, OfferId note, AccountKey creator, Bytes manifest, ByteCount size, LedgerTime until) {
        return Digest.sha256(
                TAG,
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                note.id(),
                creator.key(),
                manifest,
                EightBytes.of(size.count()),
                EightBytes.of(until.epochMillis()));
    }
}
