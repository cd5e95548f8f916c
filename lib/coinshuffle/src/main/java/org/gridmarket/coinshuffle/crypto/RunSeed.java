package org.gridmarket.coinshuffle.crypto;

import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * The one secret of a participant in a run. Its hash is announced first, every ephemeral key derives from it, and
 * revealing it lets anybody replay what the participant did (spec/anonymity: "one committed seed per participant and
 * run"). Account keys never derive from it. 32 octets, secret until revealed.
 */
public final class RunSeed {
    public static final int LENGTH = 32;

    private final Octets secret;
    private final Octets context;

    /**
     * @param secret 32 octets
     * @param session 32 octets that name the session and its run
     * @param owner whose seed it is; a copied commitment is worthless to the copier, because the owner is hashed in
     */
    public RunSeed(Octets secret, Octets session, AccountKey owner) {
        if (secret.length() != LENGTH) {
            throw new IllegalArgumentException("seed of " + secret.length() + " octets, must be " + LENGTH);
        }
        this.secret = secret;
        this.context = Octets.concat(session, owner.octets());
    }

    /**
     * A fresh seed, hedged: should the random source fail, the signature (which nobody else can make and which is
     * never sent) still makes the seed unpredictable; should the session repeat, the random octets differ.
     */
    public static RunSeed fresh(Octets random, Octets session, AccountSigner owner) {
        var hedge = owner.sign(CanonicalWriter.tagged("gridmarket-mix-seed-hedge-v1")
                .fixed(session)
                .octets());
        var secret = Digests.sha256(CanonicalWriter.tagged("gridmarket-mix-seed-v1")
                .prefixed(random)
                .fixed(hedge));
        return new RunSeed(secret, session, owner.key());
    }

    public Octets commitment() {
        return Digests.sha256(CanonicalWriter.tagged("gridmarket-mix-commitment-v1")
                .fixed(context)
                .fixed(secret));
    }

    /** The pair to which the others seal their layers for this participant. */
    public LayerCipher.KeyPair encryptionPair() {
        return LayerCipher.deriveKeyPair(derive("encryption", 0, 0));
    }

    /** The ephemeral pair of one own layer: onion 0..m-1, layer = position of the recipient. */
    public LayerCipher.KeyPair ephemeralPair(int onion, int layer) {
        return LayerCipher.deriveKeyPair(derive("layer", onion, layer));
    }

    /** The secret itself, for the one message that reveals it. */
    public Octets reveal() {
        return secret;
    }

    private Octets derive(String use, int onion, int layer) {
        return Macs.sha256(
                secret,
                CanonicalWriter.tagged("gridmarket-mix-derive-v1")
                        .text(use)
                        .fixed(context)
                        .u32(onion)
                        .u32(layer));
    }
}
