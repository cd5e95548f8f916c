package org.gridmarket.coinshuffle.blame;

import org.gridmarket.coinshuffle.crypto.AccountKey;

/** Who did what. */
public record Fault(AccountKey culprit, Offence offence) {}
