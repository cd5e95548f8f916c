package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * All that fixes a run before its first message, from the ledger alone: ledger, agent and board make the same run of it.
 *
 * @param target the ledger
 * @param lock who, in which run, since when, on which board
 * @param terms in force at the session's window
 */
public record LockedRun(Target target, MixLock lock, MixingTerms terms) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/mix/1");

    /** 32 bytes that no other session of the channel has. */
    public Bytes id() {
        MixSession session = lock.session();
        return Digest.sha256(
                TAG,
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                Bytes.utf8(session.window().toString()),
                Bytes.utf8(session.group().name()),
                Bytes.utf8(Integer.toString(session.number())));
    }

    /** What each output receives: that of the session's circle. */
    public MixBundle bundle() {
        MixCircle circle = terms.circle(lock.circle())
                .orElseThrow(() -> new IllegalStateException(
                        "session " + lock.session() + " is of circle " + lock.circle() + ", which its terms lack"));
        return new MixWindow(lock.session().window(), terms).bundle(circle);
    }

    /** Its canonical bytes, signed with the joint transaction. */
    public Bytes bundleBytes() {
        return RecordCodec.of(MixBundle.class).writeBytes(bundle());
    }
}
