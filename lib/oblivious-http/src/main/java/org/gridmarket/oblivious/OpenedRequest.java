package org.gridmarket.oblivious;

import java.util.random.RandomGenerator;
import org.gridmarket.kernel.wire.Bytes;

/** The gateway's side of one exchange: what was asked, and the means to answer it. */
public final class OpenedRequest implements Opening {
    /** The media type of a sealed answer. */
    public static final String ANSWER_MEDIA_TYPE = "message/ohttp-res";

    private final Bytes plain;
    private final Bytes ephemeralKey;
    private final ResponseCipher answers;

    OpenedRequest(Bytes plain, Bytes ephemeralKey, ResponseCipher answers) {
        this.plain = plain;
        this.ephemeralKey = ephemeralKey;
        this.answers = answers;
    }

    /** What was sealed. */
    public Bytes plain() {
        return plain;
    }

    /** The client's key for this one request; who shows it again sends a copy. */
    public Bytes ephemeralKey() {
        return ephemeralKey;
    }

    /** Seals the answer, so that only who sealed the request can read it. */
    public Bytes seal(Bytes answer, RandomGenerator random) {
        byte[] nonce = new byte[answers.nonceLength()];
        random.nextBytes(nonce);
        return seal(answer, Bytes.of(nonce));
    }

    Bytes seal(Bytes answer, Bytes nonce) {
        return Bytes.of(answers.seal(nonce.copy(), answer.copy()));
    }
}
