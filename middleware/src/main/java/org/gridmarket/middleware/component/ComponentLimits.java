package org.gridmarket.middleware.component;

/**
 * Every bound of components and of the links between actors. They compose: 64 MiB wait inwards, and 32
 * MiB in each of three places outwards (handed over, for providers, for consumers), beside 64 threads; an actor has a heap of
 * 256 MiB or more. Sockets hold a few messages more for each peer.
 */
public final class ComponentLimits {
    /** A message in canonical form. */
    public static final int MESSAGE_BYTES = 1 << 20;

    /** Messages that wait at one port; what comes beyond is dropped and counted, and a device's own thread is refused. */
    public static final int PORT_MESSAGES = 1_000;

    /** Bytes that wait at one port: four of the largest messages. */
    public static final long PORT_BYTES = 4L * MESSAGE_BYTES;

    /** Bytes that wait at all ports of an actor. */
    public static final long WAITING_BYTES = 16 * PORT_BYTES;

    /** Bytes that components of an actor have handed to it; as many again may wait for its providers, and for its consumers. */
    public static final long LEAVING_BYTES = 32L * MESSAGE_BYTES;

    /** Messages that components of an actor have handed to it and that are not sent yet; ticks and other small ones included. */
    public static final int LEAVING_MESSAGES = 10_000;

    /** A question is unanswered after this time; a client waits no longer. */
    public static final long ANSWER_MILLIS = 5_000;

    /** Questions of an actor that wait for an answer. */
    public static final int QUESTIONS_TOGETHER = 10_000;

    /** A link says this often which ports it is for, and so that it is there. */
    public static final long LINK_BEAT_MILLIS = 1_000;

    /** A link that says nothing for so long is down: three beats, as an actor's towards its daemon (rule 12). */
    public static final long LINK_SILENT_MILLIS = 3 * LINK_BEAT_MILLIS;

    /** Handshakes that begin within {@link #HANDSHAKES_MILLIS}: one costs 60 to 90 ms of a processor. */
    public static final int HANDSHAKES_TOGETHER = 4;

    public static final long HANDSHAKES_MILLIS = 1_000;

    /** Handshakes of keys that are not known yet; more are refused. */
    public static final int HANDSHAKES_WAITING = 64;

    /** A handshake that takes longer is given up, and begun anew by whoever connects: seen, some of JeroMQ's stand still. */
    public static final int HANDSHAKE_MILLIS = 1_500;

    /** An actor may connect so much earlier than its record arrives; then it is refused. */
    public static final long HANDSHAKE_WAIT_MILLIS = 1_000;

    /** A connection that has come to nothing for so long is begun anew with another socket. */
    public static final long CONNECT_MILLIS = 2 * HANDSHAKE_MILLIS;

    /** Other actors that an actor is connected to, or that are connected to it. */
    public static final int PEERS = 1_000;

    private ComponentLimits() {}
}
