package org.gridmarket.middleware.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of actor: a process with components.
 *
 * @param name of the kind
 * @param realTime whether it wants to be scheduled in real time
 * @param formals what it is given where it is deployed
 * @param locals messages that stay on their machine
 * @param internals messages that stay in their actor
 * @param usage what it may use
 * @param scheduling how the machine is to schedule it; absent when nothing is said
 * @param instances its components, at least one
 * @param at where it stands
 */
public record ActorType(
        String name,
        boolean realTime,
        List<Formal> formals,
        List<String> locals,
        List<String> internals,
        Usage usage,
        @Nullable Scheduling scheduling,
        List<ComponentInstance> instances,
        Position at) {
    public ActorType {
        formals = List.copyOf(formals);
        locals = List.copyOf(locals);
        internals = List.copyOf(internals);
        instances = List.copyOf(instances);
    }

    /** How the operating system schedules an actor. */
    public sealed interface Scheduling {
        /** In turn. */
        record RoundRobin() implements Scheduling {}

        /** By a priority. */
        record Priority(long priority) implements Scheduling {}
    }

    /** How far a message of its components goes. */
    public enum Reach {
        ACTOR,
        MACHINE,
        EVERYWHERE
    }

    public Reach reachOf(String message) {
        if (internals.contains(message)) {
            return Reach.ACTOR;
        }
        return locals.contains(message) ? Reach.MACHINE : Reach.EVERYWHERE;
    }
}
