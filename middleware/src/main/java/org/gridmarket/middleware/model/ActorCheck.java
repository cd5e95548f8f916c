package org.gridmarket.middleware.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What has to hold of an actor as a whole. */
final class ActorCheck {
    private final ActorType actor;
    private final Map<String, ComponentType> components;
    private final Faults faults;

    ActorCheck(ActorType actor, Map<String, ComponentType> components, Faults faults) {
        this.actor = actor;
        this.components = components;
        this.faults = faults;
    }

    void check() {
        if (actor.instances().size() > ModelLimits.INSTANCES_PER_ACTOR) {
            tooMany(actor.instances().size(), "instances", ModelLimits.INSTANCES_PER_ACTOR);
        }
        long services = actor.instances().stream()
                .map(each -> components.get(each.type()))
                .flatMap(type -> type == null ? Stream.of() : type.ports().stream())
                .filter(PortType::isService)
                .count();
        if (services > ModelLimits.SERVICES_PER_ACTOR) {
            tooMany(services, "ports that others connect to", ModelLimits.SERVICES_PER_ACTOR);
        }
        actor.instances().forEach(this::checkDevice);
    }

    private void tooMany(long number, String what, long most) {
        faults.add(
                actor.at(),
                ModelRejection.UNSUPPORTED,
                "actor " + actor.name() + " has " + number + " " + what + "; at most " + most);
    }

    /** A device serves its own machine only, as the original has it. */
    private void checkDevice(ComponentInstance instance) {
        ComponentType type = components.get(instance.type());
        if (type == null || !type.device()) {
            return;
        }
        type.ports().stream()
                .flatMap(port -> messages(port).stream())
                .distinct()
                .filter(message -> actor.reachOf(message) == ActorType.Reach.EVERYWHERE)
                .forEach(message -> faults.add(
                        instance.at(),
                        ModelRejection.TYPE_MISMATCH,
                        "device " + instance.name() + " sends or hears " + message + ", which actor " + actor.name()
                                + " names neither local nor internal"));
    }

    /** As the original has it: of a dialogue, the request. */
    private static List<String> messages(PortType port) {
        return switch (port) {
            case PortType.Publisher publisher -> List.of(publisher.message());
            case PortType.Subscriber subscriber -> List.of(subscriber.message());
            case PortType.Dialogue dialogue -> List.of(dialogue.request());
            case PortType.Timer timer -> List.of();
            case PortType.Inside inside -> List.of();
        };
    }
}
