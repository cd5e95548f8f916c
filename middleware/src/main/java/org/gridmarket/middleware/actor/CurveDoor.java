package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Who may be connected to an actor. ZeroMQ asks at a handshake whether a key may come in (RFC 27), and never again; so
 * each message is held against the key of the actor that it says it is from as well, and is not read when that one is
 * admitted no more. Who connects before its record is here is kept waiting for a while, since JeroMQ does not always
 * come back from a refusal.
 */
final class CurveDoor {
    private static final String ADDRESS = "inproc://zeromq.zap.01";

    /** Frames of a question behind the two that name who asks: version, number, domain, address, identity, mechanism, key. */
    private static final int FRAMES = 7;

    private static final int NUMBER = 1;
    private static final int MECHANISM = 5;
    private static final int ENVELOPE = 2;

    private record Waiting(Bytes session, Bytes number, Bytes key, long untilMillis) {}

    private final ZMQ.Socket socket;
    private final List<Waiting> waiting = new ArrayList<>();
    private Map<Life, Admission> admitted = Map.of();

    CurveDoor(ZContext context) {
        socket = context.createSocket(SocketType.ROUTER);
        socket.bind(ADDRESS);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    void admit(Map<Life, Admission> peers) {
        admitted = Map.copyOf(peers);
    }

    /** Answers what ZeroMQ asks, as far as it can be answered yet. */
    void answer(long nowMillis) {
        for (byte[] session = socket.recv(ZMQ.DONTWAIT); session != null; session = socket.recv(ZMQ.DONTWAIT)) {
            List<byte[]> frames = new ArrayList<>();
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            hear(Bytes.of(session), frames, nowMillis);
        }
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            boolean known = isAdmitted(one.key());
            if (known || nowMillis >= one.untilMillis()) {
                each.remove();
                answer(one.session(), one.number(), known ? one.key() : null);
            }
        }
    }

    private void hear(Bytes session, List<byte[]> all, long nowMillis) {
        if (all.size() < ENVELOPE + NUMBER) {
            return;
        }
        List<byte[]> frames = all.subList(1, all.size());
        Bytes key = key(frames);
        Bytes number = Bytes.of(frames.get(NUMBER));
        if (key != null && waiting.size() < ComponentLimits.HANDSHAKES_WAITING) {
            waiting.add(new Waiting(session, number, key, nowMillis + ComponentLimits.HANDSHAKE_WAIT_MILLIS));
        } else {
            answer(session, number, null);
        }
    }

    private static @Nullable Bytes key(List<byte[]> frames) {
        boolean curve =
                frames.size() == FRAMES && Bytes.of(frames.get(MECHANISM)).equals(Bytes.utf8("CURVE"));
        return curve ? Bytes.of(frames.getLast()) : null;
    }

    private void answer(Bytes session, Bytes number, @Nullable Bytes key) {
        socket.sendMore(session.copy());
        socket.sendMore(new byte[0]);
        socket.sendMore("1.0");
        socket.sendMore(number.copy());
        socket.sendMore(key != null ? "200" : "400");
        socket.sendMore(key != null ? "OK" : "this key is of no actor that is known");
        socket.sendMore(key != null ? key.toHex() : "");
        socket.send(new byte[0]);
    }

    private boolean isAdmitted(Bytes key) {
        return admitted.values().stream().anyMatch(each -> each.hasKey(key));
    }

    /** Whether a message over the keyed socket is from the actor that it says. */
    boolean isFrom(Life peer, @Nullable String userId) {
        Admission admission = admitted.get(peer);
        return admission != null && userId != null && admission.hasKey(Bytes.hex(userId));
    }

    /** Whether a message over the loopback socket may be from the actor that it says. */
    boolean isNear(Life peer) {
        Admission admission = admitted.get(peer);
        return admission != null && admission.sameMachine();
    }

    boolean isAdmitted(Life peer) {
        return admitted.containsKey(peer);
    }
}
