package org.gridmarket.coinshuffle;

import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * What a participant brings along.
 *
 * @param signer of the public account that takes part
 * @param outputs the source of fresh accounts
 * @param random the source of randomness
 * @param policy what the ledger says of output keys
 * @param check verifies signatures; {@link SignatureCheck#PINNED} outside tests
 * @param work how the layers of a hop are computed
 */
public record MixParty(
        AccountSigner signer,
        OutputAccounts outputs,
        RandomOctets random,
        OutputPolicy policy,
        SignatureCheck check,
        HopWork work) {}
