package org.gridmarket.middleware.actor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;
import org.gridmarket.middleware.daemon.MachineClock;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.io.Metadata;

/**
 * Links over ZeroMQ (JeroMQ): one socket for each actor that this one is connected to, one that others connect to with CURVE, and
 * one without on the loopback interface. A peer is known by its life, which is the identity of its socket.
 */
public final class ZeroMqLinks implements Links {
    private static final String LOOPBACK = "127.0.0.1";

    /** Messages that a socket holds itself for one peer; more wait in the {@link Outbox}, which counts bytes. */
    private static final int HIGH_WATER = 8;

    /** Header and frames around a message. */
    private static final int FRAME_BYTES = ComponentLimits.MESSAGE_BYTES + 262_144;

    private static final int RECONNECT_MILLIS = 100;
    private static final int LONGEST_RECONNECT_MILLIS = 1_000;

    /** How soon what waits for a peer is tried again. */
    private static final long FLUSH_MILLIS = 2;

    /** Sockets of the actor itself, beside one for each actor that it is connected to. */
    private static final int LISTENING = 4;

    private static final String WAKE = "inproc://wake";

    private final ZContext context = new ZContext(1);
    private final Life own;
    private final CurveKeys keys;
    private final CurveDoor door;
    private final ZMQ.Socket keyed;
    private final ZMQ.Socket near;
    private final ZMQ.Socket woken;
    private final ZMQ.Socket waker;

    /** One for all waits: each has a selector of the operating system. */
    private final ZMQ.Poller poller;

    private final AtomicBoolean awake = new AtomicBoolean();
    private final Endpoint here;
    private final Endpoint anywhere;
    private final Map<Life, ZMQ.Socket> providers = new LinkedHashMap<>();
    private final Map<Life, Boolean> consumersNear = new LinkedHashMap<>();
    private final Outbox toProviders = new Outbox();
    private final Outbox toConsumers = new Outbox();

    /**
     * Listens.
     *
     * @param own life of this actor
     * @param host address of this machine, as others reach it
     */
    public ZeroMqLinks(Life own, String host, CurveKeys keys) {
        this.own = own;
        this.keys = keys;
        context.setLinger(0);
        door = new CurveDoor(context);
        keyed = listening();
        keyed.setZapDomain("actors");
        keyed.setCurveServer(true);
        keyed.setCurvePublicKey(keys.key().copy());
        keyed.setCurveSecretKey(keys.secret().copy());
        near = listening();
        anywhere = new Endpoint(host, keyed.bindToRandomPort("tcp://" + host), keys.key());
        here = new Endpoint(LOOPBACK, near.bindToRandomPort("tcp://" + LOOPBACK), null);
        woken = context.createSocket(SocketType.PAIR);
        woken.bind(WAKE);
        waker = context.createSocket(SocketType.PAIR);
        waker.connect(WAKE);
        poller = context.createPoller(LISTENING);
        for (ZMQ.Socket each : List.of(woken, door.socket(), keyed, near)) {
            poller.register(each, ZMQ.Poller.POLLIN);
        }
    }

    private ZMQ.Socket listening() {
        ZMQ.Socket socket = bounded(context.createSocket(SocketType.ROUTER));
        socket.setRouterMandatory(true); // a full or unknown peer is told, not dropped for
        socket.setRouterHandover(true); // a peer that comes back takes its own place
        return socket;
    }

    private static ZMQ.Socket bounded(ZMQ.Socket socket) {
        socket.setHWM(HIGH_WATER);
        socket.setMaxMsgSize(FRAME_BYTES);
        socket.setHandshakeIvl(ComponentLimits.HANDSHAKE_MILLIS);
        socket.setLinger(0);
        return socket;
    }

    @Override
    public Endpoint here() {
        return here;
    }

    @Override
    public Endpoint anywhere() {
        return anywhere;
    }

    @Override
    public void connect(Life peer, Endpoint endpoint) {
        disconnect(peer);
        ZMQ.Socket socket = bounded(context.createSocket(SocketType.DEALER));
        socket.setIdentity(own.random().copy());
        socket.setReconnectIVL(RECONNECT_MILLIS);
        socket.setReconnectIVLMax(LONGEST_RECONNECT_MILLIS);
        Bytes key = endpoint.key();
        if (key != null) {
            socket.setCurveServerKey(key.copy());
            socket.setCurvePublicKey(keys.key().copy());
            socket.setCurveSecretKey(keys.secret().copy());
        }
        socket.connect("tcp://" + endpoint.address());
        poller.register(socket, ZMQ.Poller.POLLIN);
        providers.put(peer, socket);
    }

    @Override
    public void disconnect(Life peer) {
        ZMQ.Socket socket = providers.remove(peer);
        if (socket != null) {
            poller.unregister(socket);
            socket.close();
        }
        toProviders.forget(peer);
    }

    @Override
    public void admit(Map<Life, Admission> peers) {
        door.admit(peers);
        consumersNear.keySet().removeIf(peer -> {
            boolean out = !door.isAdmitted(peer);
            if (out) {
                toConsumers.forget(peer);
            }
            return out;
        });
    }

    @Override
    public boolean toProvider(Life peer, Bytes header, Bytes message) {
        boolean taken = providers.containsKey(peer) && toProviders.add(peer, new Outbox.Parcel(header, message));
        flush();
        return taken;
    }

    @Override
    public boolean toConsumer(Life peer, Bytes header, Bytes message) {
        boolean taken = consumersNear.containsKey(peer) && toConsumers.add(peer, new Outbox.Parcel(header, message));
        flush();
        return taken;
    }

    private void flush() {
        toProviders.flush((peer, parcel) -> {
            ZMQ.Socket socket = providers.get(peer);
            return socket != null && send(socket, parcel);
        });
        toConsumers.flush((peer, parcel) -> sendToConsumer(peer, parcel));
    }

    private static boolean send(ZMQ.Socket socket, Outbox.Parcel parcel) {
        return socket.send(parcel.header().copy(), ZMQ.SNDMORE | ZMQ.DONTWAIT)
                && socket.send(parcel.message().copy(), ZMQ.DONTWAIT);
    }

    /** True as well when its connection is gone: what was for it is lost, as over any connection that ends. */
    private boolean sendToConsumer(Life peer, Outbox.Parcel parcel) {
        ZMQ.Socket socket = Boolean.TRUE.equals(consumersNear.get(peer)) ? near : keyed;
        try {
            return socket.send(peer.random().copy(), ZMQ.SNDMORE | ZMQ.DONTWAIT) && send(socket, parcel);
        } catch (ZMQException gone) {
            return true;
        }
    }

    @Override
    public void await(long millis, Receiver receiver) {
        boolean waiting = !toProviders.isEmpty() || !toConsumers.isEmpty();
        poller.poll(waiting ? Math.min(millis, FLUSH_MILLIS) : millis);
        flush();
        takeAll(receiver);
    }

    /** A share of each socket, so that one that floods does not keep the others from being read. */
    private void takeAll(Receiver receiver) {
        if (woken.recv(ZMQ.DONTWAIT) != null) {
            awake.set(false);
        }
        door.answer(MachineClock.SYSTEM.monotonicMillis());
        for (int i = 0; i < ComponentLimits.PORT_MESSAGES && takeFromConsumer(keyed, false, receiver); i++) {}
        for (int i = 0; i < ComponentLimits.PORT_MESSAGES && takeFromConsumer(near, true, receiver); i++) {}
        for (Map.Entry<Life, ZMQ.Socket> provider : Map.copyOf(providers).entrySet()) {
            for (int i = 0; i < ComponentLimits.PORT_MESSAGES && takeFromProvider(provider.getKey(), receiver); i++) {}
        }
    }

    private boolean takeFromConsumer(ZMQ.Socket socket, boolean isNear, Receiver receiver) {
        Msg identity = socket.base().recv(ZMQ.DONTWAIT);
        if (identity == null) {
            return false;
        }
        String user = userOf(identity);
        @Nullable Bytes header = null;
        @Nullable Bytes message = null;
        int frames = 1;
        Msg last = identity;
        while (last.hasMore()) {
            last = socket.base().recv(0);
            user = user == null ? userOf(last) : user;
            frames++;
            if (frames == 2) {
                header = Bytes.of(last.data());
            } else if (frames == 3) {
                message = Bytes.of(last.data());
            }
        }
        if (identity.size() == Life.LENGTH && frames == 3 && header != null && message != null) {
            Life peer = new Life(Bytes.of(identity.data()));
            if (isNear ? door.isNear(peer) : door.isFrom(peer, user)) {
                consumersNear.put(peer, isNear);
                receiver.fromConsumer(peer, header, message);
            }
        }
        return true;
    }

    private static @Nullable String userOf(Msg frame) {
        Metadata metadata = frame.getMetadata();
        return metadata == null ? null : metadata.get(Metadata.USER_ID);
    }

    private boolean takeFromProvider(Life peer, Receiver receiver) {
        ZMQ.Socket socket = providers.get(peer);
        byte[] header = socket == null ? null : socket.recv(ZMQ.DONTWAIT);
        if (socket == null || header == null) {
            return false;
        }
        byte[] message = socket.hasReceiveMore() ? socket.recv() : new byte[0];
        while (socket.hasReceiveMore()) {
            socket.recv();
        }
        receiver.fromProvider(peer, Bytes.of(header), Bytes.of(message));
        return true;
    }

    @Override
    public void wake() {
        if (awake.compareAndSet(false, true)) {
            synchronized (waker) {
                waker.send(new byte[0], ZMQ.DONTWAIT);
            }
        }
    }

    @Override
    public void close() {
        poller.close();
        context.close();
    }
}
