package org.gridmarket.testbed.traffic;

import java.util.List;

/**
 * How many vehicles stand or drive on the segments that lead to a junction.
 *
 * @param vehicles by {@link Junction.Side}, in its order
 */
public record Density(List<Integer> vehicles) {
    public Density {
        vehicles = List.copyOf(vehicles);
        if (vehicles.size() != Junction.Side.values().length) {
            throw new IllegalArgumentException(vehicles.size() + " segments; a junction has four");
        }
    }

    int of(Junction.Side side) {
        return vehicles.get(side.place());
    }

    int all() {
        return vehicles.stream().mapToInt(Integer::intValue).sum();
    }
}
