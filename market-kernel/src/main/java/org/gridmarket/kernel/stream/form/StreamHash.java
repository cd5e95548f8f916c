package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Hashes of what is streamed (stream-market, Forms). */
public final class StreamHash {
    private static final Bytes SALT = Bytes.utf8("gridmarket/stream/salt/1");

    private StreamHash() {}

    /** H(in) = SHA-256(bytes). */
    public static Bytes input(Bytes bytes) {
        return Bytes.of(Sha.digest().digest(bytes.copy()));
    }

    /** H(out) of an output. */
    public static Bytes output(Bytes bytes) {
        return hash(OutputStatus.OK, bytes);
    }

    /**
     * H(out) of a run that made no output, which is signed and paid like one.
     *
     * @param status any but {@link OutputStatus#OK}
     */
    public static Bytes failed(OutputStatus status) {
        if (status == OutputStatus.OK) {
            throw new IllegalArgumentException("a run that is OK has an output");
        }
        return hash(status, Bytes.utf8(""));
    }

    /** The salt of an epoch's tests, from the seed that the customer keeps. */
    public static Bytes salt(Bytes seed, int epoch) {
        return Digest.sha256(SALT, seed, Parts.four(epoch));
    }

    private static Bytes hash(OutputStatus status, Bytes bytes) {
        return Digest.sha256(Parts.one(status.code()), bytes);
    }
}
