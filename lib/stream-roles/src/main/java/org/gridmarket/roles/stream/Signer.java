package org.gridmarket.roles.stream;

import org.gridmarket.kernel.wire.Bytes;

/** A key that somebody else keeps. */
@FunctionalInterface
public interface Signer {
    /** A signature over a message. */
    Bytes sign(Bytes message);
}
