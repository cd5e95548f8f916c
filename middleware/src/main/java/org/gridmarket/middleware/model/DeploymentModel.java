package org.gridmarket.middleware.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which actors of an application run on which machines.
 *
 * @param application its name
 * @param hosts what the machines' actors may reach
 * @param placements at least one
 */
public record DeploymentModel(String application, List<HostAccess> hosts, List<Placement> placements) {
    public DeploymentModel {
        hosts = List.copyOf(hosts);
        placements = List.copyOf(placements);
    }

    /** Every machine that it names. */
    public Set<String> hostNames() {
        return placements.stream()
                .flatMap(each ->
                        each.hosts() instanceof Hosts.Named(List<String> names) ? names.stream() : Stream.<String>of())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Machines. */
    public sealed interface Hosts {
        /** All that the application is given. */
        record All() implements Hosts {}

        /** These, at least one. */
        record Named(List<String> names) implements Hosts {
            public Named {
                names = List.copyOf(names);
            }
        }

        /** Whether it holds a machine of this name. */
        default boolean has(String host) {
            return switch (this) {
                case All all -> true;
                case Named(List<String> names) -> names.contains(host);
            };
        }
    }

    /**
     * What actors of a machine may reach besides the application's other machines.
     *
     * @param host which machines
     * @param anywhere whether there is no bound
     * @param names whether it may ask for names of machines
     * @param reachable hosts that it may reach
     */
    public record HostAccess(Hosts host, boolean anywhere, boolean names, List<String> reachable) {
        public HostAccess {
            reachable = List.copyOf(reachable);
        }
    }

    /**
     * An actor on machines.
     *
     * @param hosts where it runs
     * @param actor its kind
     * @param actuals what it is given
     * @param at where the actor stands
     */
    public record Placement(Hosts hosts, String actor, List<Actual> actuals, Position at) {
        public Placement {
            actuals = List.copyOf(actuals);
        }
    }
}
