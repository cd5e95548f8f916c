package org.gridmarket.coinshuffle;

import org.gridmarket.coinshuffle.bytes.Octets;

/** Randomness from outside: a SecureRandom in an agent, a seeded generator in a simulation. */
@FunctionalInterface
public interface RandomOctets {
    Octets next(int length);
}
