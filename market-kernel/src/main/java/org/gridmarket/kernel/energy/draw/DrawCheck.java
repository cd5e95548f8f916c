package org.gridmarket.kernel.energy.draw;

import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: the verifiable random function behind draws. An implementation is a pure function of its arguments, the same in
 * every endorser, and answers whatever it is given without an exception. For one key and input it answers one output at
 * most, whatever the proof: this is what keeps anybody from choosing.
 */
public interface DrawCheck {
    /** The output of 32 bytes that the proof shows to be the key's for this input; empty when it shows nothing. */
    Optional<Bytes> output(DrawKey key, Bytes input, Bytes proof);
}
