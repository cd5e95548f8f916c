package org.gridmarket.coinshuffle.crypto;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;

/** HMAC (RFC 2104): what derives secrets from a secret, and tags that only its owner recognises. Keys of any length. */
public final class Macs {
    private Macs() {}

    /** HMAC-SHA-256, 32 octets. */
    public static Octets sha256(Octets key, CanonicalWriter message) {
        return mac(new SHA256Digest(), key, message);
    }

    /** HMAC-SHA-512, 64 octets. */
    public static Octets sha512(Octets key, CanonicalWriter message) {
        return mac(new SHA512Digest(), key, message);
    }

    private static Octets mac(Digest digest, Octets key, CanonicalWriter message) {
        var mac = new HMac(digest);
        mac.init(new KeyParameter(key.toArray()));
        var input = message.toArray();
        mac.update(input, 0, input.length);
        var out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return Octets.copyOf(out);
    }
}
