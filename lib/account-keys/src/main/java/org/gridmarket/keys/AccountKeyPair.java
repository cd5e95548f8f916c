package org.gridmarket.keys;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;

/** The key pair of an account or a meter. Its secret never leaves it but by {@link #seed()}, for the owner's key file. */
public final class AccountKeyPair {
    private final byte[] seed;
    private final AccountKey publicKey;

    private AccountKeyPair(byte[] seed) {
        this.seed = seed;
        byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        this.publicKey = new AccountKey(Bytes.of(key));
    }

    /** A fresh pair; the randomness comes in, so that a simulation repeats from its seed. */
    public static AccountKeyPair generate(SecureRandom random) {
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        random.nextBytes(seed);
        return new AccountKeyPair(seed);
    }

    /** The pair of a kept seed of 32 bytes. */
    public static AccountKeyPair ofSeed(Bytes seed) {
        if (seed.length() != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException(
                    "a key seed has " + Ed25519.SECRET_KEY_SIZE + " bytes, not " + seed.length());
        }
        return new AccountKeyPair(seed.copy());
    }

    public AccountKey publicKey() {
        return publicKey;
    }

    /** For the owner's key file only. */
    public Bytes seed() {
        return Bytes.of(seed);
    }

    public Bytes sign(Bytes message) {
        byte[] text = message.copy();
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }

    /** Signs an operation for one ledger; a retry of the same intent passes the same operation id. */
    public Submission sign(Target target, String function, OperationId operation, Book lastBook, Bytes payload) {
        Bytes message = SigningBytes.of(target, function, publicKey, operation, lastBook, payload);
        return new Submission(publicKey, operation, lastBook, payload, sign(message));
    }

    @Override
    public String toString() {
        return "key pair of " + publicKey;
    }
}
