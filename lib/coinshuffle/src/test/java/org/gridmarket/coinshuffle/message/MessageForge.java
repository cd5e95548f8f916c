package org.gridmarket.coinshuffle.message;

import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.run.SessionId;

/** Properly signed messages with any kind and any body, written from the format's description, not by the codec. */
public final class MessageForge {
    private MessageForge() {}

    public static Octets signed(SessionId session, SignedHead seen, int kind, Octets body, AccountSigner sender) {
        var content = new CanonicalWriter()
                .u8(1)
                .u8(kind)
                .fixed(session.octets())
                .fixed(sender.key().octets())
                .u32(seen.number())
                .fixed(seen.head())
                .fixed(seen.signature())
                .prefixed(body)
                .octets();
        var signed = CanonicalWriter.tagged("gridmarket-mix-message-v1")
                .fixed(Digests.sha256(content))
                .octets();
        return Octets.concat(content, sender.sign(signed));
    }
}
