package org.gridmarket.middleware.actor;

/**
 * What has gone wrong between actors since this one began.
 *
 * @param unreadable messages that are none
 * @param dropped messages for which there was no room
 * @param strange questions of who is not connected to the port, and answers to nothing
 */
public record ActorCounts(long unreadable, long dropped, long strange) {
    static final ActorCounts NONE = new ActorCounts(0, 0, 0);

    ActorCounts oneUnreadable() {
        return new ActorCounts(unreadable + 1, dropped, strange);
    }

    ActorCounts oneDropped() {
        return new ActorCounts(unreadable, dropped + 1, strange);
    }

    ActorCounts oneStrange() {
        return new ActorCounts(unreadable, dropped, strange + 1);
    }
}
