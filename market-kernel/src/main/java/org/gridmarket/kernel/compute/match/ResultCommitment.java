package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * What a provider has committed to.
 *
 * @param commitment hash of the opening
 * @param delivery hash of the delivery that the directory holds
 * @param engine that the provider ran the job on; a mediator uses another
 */
public record ResultCommitment(Bytes commitment, Bytes delivery, String engine) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/held/1");
    private static final int HASH_LENGTH = 32;

    public ResultCommitment {
        if (commitment.length() != HASH_LENGTH || delivery.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("commitment and delivery have " + commitment.length() + " and "
                    + delivery.length() + " bytes, not " + HASH_LENGTH);
        }
        Name.check("engine", engine);
    }

    /** What the directory signs: that it holds this delivery, and an opening that fits the commitment. */
    public Bytes heldMessage(Target target, MatchId match) {
        return Digest.sha256(
                TAG, Bytes.utf8(target.channel()), Bytes.utf8(target.chaincode()), match.id(), commitment, delivery);
    }
}
