package org.gridmarket.kernel.energy.registry;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * The meter's word that a public account is its prosumer's.
 *
 * @param meter the meter
 * @param account the public account
 * @param signature the meter's Ed25519 signature over {@link #signingBytes}
 */
public record MeterCertificate(MeterId meter, AccountKey account, Bytes signature) {
    /** What the meter signs; bound to one ledger. */
    public static Bytes signingBytes(Target target, MeterId meter, AccountKey account) {
        return Digest.sha256(
                Bytes.utf8("gridmarket/certificate/1"),
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                Bytes.utf8(meter.name()),
                account.key());
    }
}
