package org.gridmarket.middleware.wires;

import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.kernel.wire.Bytes;

/** Who hears a link. Called from threads of the membership layer: it notes what came and returns at once. */
public interface WireListener {
    /** Somebody is there, by name. */
    void appeared(Member member);

    /** Somebody is said to be gone, which may be wrong. */
    void vanished(Member member);

    /** Something came of somebody who has appeared; it may have vanished a short time ago. */
    void received(Member from, Bytes message);
}
