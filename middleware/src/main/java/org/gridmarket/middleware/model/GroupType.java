package org.gridmarket.middleware.model;

import java.util.List;

/**
 * A group that components may join.
 *
 * @param name of it
 * @param kind what its members have in common
 * @param message that its members send each other
 * @param timed whether messages tell when they were sent
 * @param settings of the original's coordination service, each in ms
 * @param at where it stands
 */
public record GroupType(String name, Kind kind, String message, boolean timed, List<Setting> settings, Position at) {
    public GroupType {
        settings = List.copyOf(settings);
    }

    /** What members have in common. */
    public enum Kind {
        MEMBERS,
        LEADER,
        CONSENSUS
    }

    /** A time of the original's coordination service, such as {@code heartbeat}. */
    public record Setting(String name, long millis) {}
}
