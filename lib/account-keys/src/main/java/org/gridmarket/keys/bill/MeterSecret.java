package org.gridmarket.keys.bill;

import java.security.SecureRandom;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Macs;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The secret of one meter, which never leaves the device and is not its signing key: whoever knows it could tie anonymous
 * accounts to the meter and open its intervals. What is given out is derived, for each ledger and use apart.
 */
public final class MeterSecret {
    public static final int LENGTH = 32;

    private final byte[] secret;

    private MeterSecret(byte[] secret) {
        this.secret = secret;
    }

    /** A fresh one; the randomness comes in, so that a simulation repeats from its seed. */
    public static MeterSecret generate(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new MeterSecret(secret);
    }

    /** A kept one of {@value #LENGTH} bytes. */
    public static MeterSecret of(Bytes kept) {
        if (kept.length() != LENGTH) {
            throw new IllegalArgumentException("a meter's secret has " + LENGTH + " bytes, not " + kept.length());
        }
        return new MeterSecret(kept.copy());
    }

    /** What the meter gives out for retirements on a ledger. */
    public MeterTags tags(Target ledger) {
        return new MeterTags(derived("retirement tags", ledger));
    }

    /** What hides the meter's readings in their hashes on a ledger. */
    public MeterSalts salts(Target ledger) {
        return new MeterSalts(derived("salts of readings", ledger));
    }

    /** What the meter commits to and opens on a ledger. */
    public BillBook book(Target ledger, AccountKey meter) {
        return new BillBook(ledger, meter, derived("private bills", ledger));
    }

    private Octets derived(String use, Target ledger) {
        return Macs.sha256(
                Octets.copyOf(secret),
                CanonicalWriter.tagged("gridmarket-meter-secret-v1")
                        .text(use)
                        .text(ledger.channel())
                        .text(ledger.chaincode()));
    }

    @Override
    public String toString() {
        return "secret of a meter";
    }
}
