package org.gridmarket.middleware.manager.machine;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What the process of an actor says of itself once it has the actor's lock.
 *
 * @param pid its number
 * @param startMillis when it began, ms after the machine
 * @param boot run of the machine that both are from
 * @param launch digest of what it was started with
 * @param ready whether its components run
 */
record ActorOwner(long pid, long startMillis, String boot, Bytes launch, boolean ready) {
    private static final RecordCodec<ActorOwner> CODEC = RecordCodec.of(ActorOwner.class);

    ActorOwner isReady() {
        return new ActorOwner(pid, startMillis, boot, launch, true);
    }

    String text() {
        return CODEC.write(this);
    }

    static ActorOwner read(String text) {
        return CODEC.read(text);
    }
}
