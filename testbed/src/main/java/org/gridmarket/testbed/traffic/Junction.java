package org.gridmarket.testbed.traffic;

import java.util.List;
import java.util.Optional;

/** The four junctions, two by two. The names and those of their segments are the ones that SUMO's netgenerate gives. */
public enum Junction {
    A0,
    A1,
    B0,
    B1;

    /** The sides a segment comes from, in the order of the text's tables. */
    public enum Side {
        SOUTH,
        NORTH,
        WEST,
        EAST;

        private static final List<Side> ALL = List.of(values());

        /** Where it stands in lists of all sides. */
        int place() {
            return ALL.indexOf(this);
        }

        /** Whether its light is green together with that of the other side of its axis. */
        boolean isNorthSouth() {
            return this == SOUTH || this == NORTH;
        }
    }

    private static final String LOWER_ROW = "0";
    private static final List<Junction> ALL = List.of(values());

    /** Where it stands in lists of all junctions. */
    int place() {
        return ALL.indexOf(this);
    }

    private boolean isWest() {
        return name().startsWith("A");
    }

    private boolean isSouth() {
        return name().endsWith(LOWER_ROW);
    }

    /** The junction on that side; empty at the edge of the town. */
    Optional<Junction> neighbour(Side side) {
        String column = name().substring(0, 1);
        String row = name().substring(1);
        return switch (side) {
            case SOUTH -> isSouth() ? Optional.empty() : Optional.of(valueOf(column + LOWER_ROW));
            case NORTH -> isSouth() ? Optional.of(valueOf(column + "1")) : Optional.empty();
            case WEST -> isWest() ? Optional.empty() : Optional.of(valueOf("A" + row));
            case EAST -> isWest() ? Optional.of(valueOf("B" + row)) : Optional.empty();
        };
    }

    /** The end of the town on that side. */
    private String edgeOfTown(Side side) {
        String column = isWest() ? "0" : "1";
        String row = name().substring(1);
        return switch (side) {
            case SOUTH -> "bottom" + column;
            case NORTH -> "top" + column;
            case WEST -> "left" + row;
            case EAST -> "right" + row;
        };
    }

    private String from(Side side) {
        return neighbour(side).map(Enum::name).orElseGet(() -> edgeOfTown(side));
    }

    /** The segment that comes in from that side. */
    public String segment(Side side) {
        return from(side) + name();
    }

    /** Segments by which vehicles come into the town here. */
    List<String> entries() {
        return List.of(Side.values()).stream()
                .filter(side -> neighbour(side).isEmpty())
                .map(this::segment)
                .toList();
    }

    /** Segments by which vehicles leave the town here. */
    List<String> exits() {
        return List.of(Side.values()).stream()
                .filter(side -> neighbour(side).isEmpty())
                .map(side -> name() + edgeOfTown(side))
                .toList();
    }
}
