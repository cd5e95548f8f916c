package org.gridmarket.worker.stream.party;

import java.nio.file.Path;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.worker.stream.transport.Transport;

/**
 * What a participant is given.
 *
 * @param keys of its account
 * @param target the ledger for which it signs
 * @param folder of its own, where journals lie
 * @param transport its way to the broker
 */
public record Seat(
        AccountKeyPair keys, Target target, Clock clock, Path folder, Transport transport, SignatureCheck signatures) {
    private static final Bytes STREAM_KEY = Bytes.utf8("gridmarket/stream/worker/key/1");
    private static final Bytes PLAN_SEED = Bytes.utf8("gridmarket/stream/worker/plan/1");

    public AccountKey account() {
        return keys.publicKey();
    }

    /** Signs what is streamed: apart from the account's, which signs what moves money. */
    AccountKeyPair streamKeys() {
        return AccountKeyPair.ofSeed(Digest.sha256(STREAM_KEY, keys.seed()));
    }

    /** From which the salts of an offer's tests come. */
    Bytes planSeed(Bytes nonce) {
        return Digest.sha256(PLAN_SEED, keys.seed(), nonce);
    }
}
