package org.gridmarket.middleware.wires;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;

/** Notes all that is heard on a link, in order, and waits for it. */
final class HeardWires implements WireListener {
    /** One call. */
    record Heard(String what, Member member, Bytes message) {}

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final List<Heard> heard = new ArrayList<>();

    @Override
    public void appeared(Member member) {
        note(new Heard("appeared", member, NOTHING));
    }

    @Override
    public void vanished(Member member) {
        note(new Heard("vanished", member, NOTHING));
    }

    @Override
    public void received(Member from, Bytes message) {
        note(new Heard("received", from, message));
    }

    private synchronized void note(Heard each) {
        heard.add(each);
        notifyAll();
    }

    synchronized List<Heard> all() {
        return List.copyOf(heard);
    }

    Member appearance(NodeId node, long patienceMillis) throws InterruptedException {
        return await(
                        each -> each.what().equals("appeared")
                                && each.member().node().equals(node),
                        patienceMillis)
                .member();
    }

    Member disappearance(NodeId node, long patienceMillis) throws InterruptedException {
        return await(
                        each -> each.what().equals("vanished")
                                && each.member().node().equals(node),
                        patienceMillis)
                .member();
    }

    Heard message(Bytes message, long patienceMillis) throws InterruptedException {
        return await(each -> each.what().equals("received") && each.message().equals(message), patienceMillis);
    }

    synchronized Heard await(Predicate<Heard> wanted, long patienceMillis) throws InterruptedException {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (true) {
            for (Heard each : heard) {
                if (wanted.test(each)) {
                    return each;
                }
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("not heard within " + patienceMillis + " ms; heard was " + heard.size());
            }
            wait(left);
        }
    }

    /** What was heard before is forgotten. */
    synchronized void forget() {
        heard.clear();
    }
}
