package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.middleware.component.GroupName;
import org.gridmarket.middleware.model.ActorType;
import org.gridmarket.middleware.model.ActorType.Reach;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ComponentInstance;
import org.gridmarket.middleware.model.GroupType;
import org.gridmarket.middleware.model.ModelLimits;
import org.gridmarket.middleware.model.PortType;

/**
 * What an actor has for others and what it needs of them, as its model says.
 *
 * @param services ports that others connect to
 * @param needs ports that connect to services
 * @param groups those of them that are groups: each is a service as well
 */
public record ActorPorts(List<Service> services, List<Need> needs, List<Need> groups) {
    public ActorPorts {
        groups = List.copyOf(groups);
        services = List.copyOf(services);
        needs = List.copyOf(needs);
    }

    /** What two ports have to agree on, so that they find each other. */
    public record Wire(Kind kind, String message, String reply, Reach reach) {}

    /**
     * A port that others connect to.
     *
     * @param instance of the component
     * @param port of it
     */
    public record Service(String instance, String port, Wire wire) {
        public String name() {
            return instance + "." + port;
        }
    }

    /** A port that connects to services. */
    public record Need(String instance, String port, Wire wire, boolean manyAnswers) {
        public String name() {
            return instance + "." + port;
        }
    }

    public static ActorPorts of(ApplicationModel application, ActorType actor) {
        List<Service> services = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        for (ComponentInstance instance : actor.instances()) {
            String name = instance.name();
            for (PortType port :
                    application.component(instance.type()).orElseThrow().ports()) {
                switch (port) {
                    case PortType.Publisher publisher ->
                        services.add(new Service(name, port.name(), published(publisher.message(), actor)));
                    case PortType.Subscriber subscriber ->
                        needs.add(new Need(name, port.name(), published(subscriber.message(), actor), false));
                    case PortType.Dialogue dialogue -> {
                        Wire wire = new Wire(
                                kind(dialogue.role()),
                                dialogue.request(),
                                dialogue.reply(),
                                actor.reachOf(dialogue.request()));
                        if (dialogue.role().serves()) {
                            services.add(new Service(name, port.name(), wire));
                        } else {
                            needs.add(new Need(name, port.name(), wire, dialogue.role() == PortType.Role.QUERIER));
                        }
                    }
                    case PortType.Timer timer -> {}
                    case PortType.Inside inside -> {}
                }
            }
        }
        return new ActorPorts(services, needs, List.of());
    }

    /**
     * With a group that a component has joined: its members hear each other.
     *
     * @throws IllegalArgumentException when the model has no such group, its message stays inside the actor, or there are too
     *     many
     */
    ActorPorts join(ApplicationModel application, ActorType actor, String instance, GroupName joined) {
        GroupType group = application.groups().stream()
                .filter(each -> each.name().equals(joined.group()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        application.name() + " has no group " + joined.group() + ", which " + instance + " joins"));
        Reach reach = actor.reachOf(group.message());
        if (reach == Reach.ACTOR) {
            throw new IllegalArgumentException(group.message() + " of group " + group.name() + " stays inside actor "
                    + actor.name() + ", and nobody else would hear it");
        }
        if (services.size() >= ModelLimits.SERVICES_PER_ACTOR) {
            throw new IllegalArgumentException("more than " + ModelLimits.SERVICES_PER_ACTOR
                    + " ports and groups that others connect to in actor " + actor.name());
        }
        Wire wire = new Wire(Kind.PUB, joined.port(), group.message(), reach);
        Need need = new Need(instance, joined.port(), wire, false);
        return new ActorPorts(
                with(services, new Service(instance, joined.port(), wire)), with(needs, need), with(groups, need));
    }

    private static <T> List<T> with(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private static Wire published(String message, ActorType actor) {
        return new Wire(Kind.PUB, message, "", actor.reachOf(message));
    }

    private static Kind kind(PortType.Role role) {
        return switch (role) {
            case CLIENT, SERVER -> Kind.SRV;
            case REQUESTER, REPLIER -> Kind.REP;
            case QUERIER, ANSWERER -> Kind.ANS;
        };
    }
}
