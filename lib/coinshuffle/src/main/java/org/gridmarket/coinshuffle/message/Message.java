package org.gridmarket.coinshuffle.message;

import java.util.Optional;
import org.gridmarket.coinshuffle.bytes.CanonicalReader;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.MalformedEncodingException;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.SessionId;

/**
 * A signed message of one participant in one run. One signature covers everything, the length of a list included, so
 * that nobody can splice lists under valid signatures.
 *
 * @param encoded exactly the octets that were signed, then the signature
 */
public record Message(
        SessionId session, AccountKey sender, SignedHead seen, Body body, Octets signature, Octets encoded) {
    private static final int VERSION = 1;
    private static final String TAG = "gridmarket-mix-message-v1";

    /** Signs a body. */
    public static Message signed(SessionId session, SignedHead seen, Body body, AccountSigner sender) {
        var content = content(session, sender.key(), seen, body.kind().octet(), BodyCodec.encode(body));
        var signature = sender.sign(tagged(content));
        return new Message(session, sender.key(), seen, body, signature, Octets.concat(content, signature));
    }

    /** Empty when the octets are no message at all; such octets prove nothing about anybody. */
    public static Optional<Message> decode(Octets encoded) {
        if (encoded.length() > MixLimits.MAX_MESSAGE_OCTETS) {
            return Optional.empty();
        }
        try {
            var reader = new CanonicalReader(encoded);
            if (reader.u8() != VERSION) {
                return Optional.empty();
            }
            var kind = Body.Kind.of(reader.u8());
            var session = new SessionId(reader.fixed(32));
            var sender = new AccountKey(reader.fixed(AccountKey.LENGTH));
            var seen = SignedHead.read(reader);
            var body = BodyCodec.decode(kind, reader.prefixed(MixLimits.MAX_BODY_OCTETS));
            var signature = reader.fixed(SignatureCheck.SIGNATURE_LENGTH);
            reader.end();
            return Optional.of(new Message(session, sender, seen, body, signature, encoded));
        } catch (MalformedEncodingException refused) {
            return Optional.empty();
        }
    }

    /** Whether the alleged sender signed it. */
    public boolean isSigned(SignatureCheck check) {
        return check.verify(sender, tagged(content()), signature);
    }

    public Body.Kind kind() {
        return body.kind();
    }

    private Octets content() {
        return encoded.slice(0, encoded.length() - SignatureCheck.SIGNATURE_LENGTH);
    }

    private static Octets content(SessionId session, AccountKey sender, SignedHead seen, int kind, Octets body) {
        var writer = new CanonicalWriter()
                .u8(VERSION)
                .u8(kind)
                .fixed(session.octets())
                .fixed(sender.octets());
        seen.writeTo(writer);
        return writer.prefixed(body).octets();
    }

    private static Octets tagged(Octets content) {
        return CanonicalWriter.tagged(TAG).fixed(Digests.sha256(content)).octets();
    }
}
