package org.gridmarket.worker.compute.net;

import java.util.Optional;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.worker.compute.parcel.ObjectHash;

/**
 * Who asks, in three headers: the account, when, and its Ed25519 signature over server, method, path, time and body. A copy
 * of a request does what the request did, for a minute; it can only be made by whoever sees inside of TLS.
 */
final class SignedRequest {
    static final String ACCOUNT = "X-Account";
    static final String TIME = "X-Time";
    static final String SIGNATURE = "X-Signature";

    /** Two clocks that are 30 s off, each its own way. */
    static final long WINDOW_MILLIS = 60_000;

    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/request/1");

    private SignedRequest() {}

    private static Bytes message(AccountKey server, String method, String path, LedgerTime time, Bytes body) {
        return Digest.sha256(
                TAG,
                server.key(),
                Bytes.utf8(method),
                Bytes.utf8(path),
                Bytes.utf8(Long.toString(time.epochMillis())),
                ObjectHash.of(body));
    }

    static String sign(
            AccountKeyPair keys, AccountKey server, String method, String path, LedgerTime time, Bytes body) {
        return keys.sign(message(server, method, path, time, body)).toHex();
    }

    /** The account that has signed; empty when none has, or not now. */
    static Optional<AccountKey> caller(
            SignatureCheck check,
            AccountKey server,
            String method,
            String path,
            Headers headers,
            Bytes body,
            LedgerTime now) {
        try {
            AccountKey account = AccountKey.hex(headers.get(ACCOUNT));
            LedgerTime time = new LedgerTime(Long.parseLong(headers.get(TIME)));
            boolean recent = Math.abs(now.epochMillis() - time.epochMillis()) <= WINDOW_MILLIS;
            boolean good = recent
                    && check.isGood(
                            account, message(server, method, path, time, body), Bytes.hex(headers.get(SIGNATURE)));
            return good ? Optional.of(account) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Headers of a request by name; empty text where there is none. */
    interface Headers {
        String get(String name);
    }
}
