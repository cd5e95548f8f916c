package org.gridmarket.middleware.model;

/**
 * A port of a component (5.3.1). Where {@code withinMillis} stands, a message has to be dealt with in so many ms after it has
 * arrived; {@link #NO_DEADLINE} when it need not be.
 */
public sealed interface PortType {
    long NO_DEADLINE = 0;

    String name();

    /** Sends to whoever is subscribed. */
    record Publisher(String name, String message, boolean timed) implements PortType {}

    /** Hears what publishers of the message send. */
    record Subscriber(String name, String message, boolean timed, long withinMillis) implements PortType {}

    /** One side of a dialogue. */
    record Dialogue(String name, Role role, String request, String reply, boolean timed, long withinMillis)
            implements PortType {}

    /** Goes off by itself: each {@code periodMillis}, or, with {@link #SPORADIC}, when the component has set it. */
    record Timer(String name, long periodMillis, long withinMillis) implements PortType {
        public static final long SPORADIC = 0;
    }

    /**
     * From a device's own threads to the device.
     *
     * @param ticks whether it goes off each second without such a thread
     */
    record Inside(String name, boolean ticks) implements PortType {}

    /** The sides of the original's three dialogues. */
    enum Role {
        /** Asks, and waits. */
        CLIENT(false),
        /** Answers a client. */
        SERVER(true),
        /** Asks, and is told the reply later; one question at a time. */
        REQUESTER(false),
        /** Replies to requesters. */
        REPLIER(true),
        /** Asks as often as it likes, and is told the answers later. */
        QUERIER(false),
        /** Answers queriers, in any order, as often as it likes. */
        ANSWERER(true);

        private final boolean serves;

        Role(boolean serves) {
            this.serves = serves;
        }

        /** Whether others connect to it. */
        public boolean serves() {
            return serves;
        }
    }

    /** Whether others connect to it, so that it is announced. */
    default boolean isService() {
        return switch (this) {
            case Publisher publisher -> true;
            case Dialogue dialogue -> dialogue.role().serves();
            case Subscriber subscriber -> false;
            case Timer timer -> false;
            case Inside inside -> false;
        };
    }
}
