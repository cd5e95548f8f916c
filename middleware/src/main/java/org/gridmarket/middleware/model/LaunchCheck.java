package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which parts of a model this node does not run, and which it runs without what they ask for. */
public final class LaunchCheck {
    private LaunchCheck() {}

    /** A wish that is not met; the actor runs nevertheless. */
    public record Warning(Position at, String detail) {}

    /** Why an actor is not launched; empty when it is. Only its own components count, and the groups of its application. */
    public static List<ModelFault> refusals(ApplicationModel application, ActorType actor) {
        Stream<ModelFault> groups = application.groups().stream()
                .filter(each -> each.kind() == GroupType.Kind.CONSENSUS)
                .map(each -> new ModelFault(
                        each.at(),
                        ModelRejection.UNSUPPORTED,
                        "group " + each.name() + " wants consensus; what must be agreed goes to the ledger"));
        Stream<ModelFault> languages = application.components().stream()
                .filter(each -> each.language() != ComponentType.Language.JAVA)
                .filter(each -> actor.instances().stream()
                        .anyMatch(instance -> instance.type().equals(each.name())))
                .map(each -> new ModelFault(
                        each.at(),
                        ModelRejection.NOT_JAVA,
                        each.name() + " is written in " + each.language() + ", and this node runs Java"));
        return Stream.concat(groups, languages).toList();
    }

    /** What an actor asks for and does not get. */
    public static List<Warning> warnings(ApplicationModel application, ActorType actor) {
        Stream<Warning> realTime = actor.realTime()
                ? Stream.of(new Warning(actor.at(), "actor " + actor.name() + " is not scheduled in real time"))
                : Stream.of();
        List<String> unbounded = unbounded(actor.usage());
        Stream<Warning> uses = unbounded.isEmpty()
                ? Stream.of()
                : Stream.of(new Warning(
                        actor.at(),
                        "actor " + actor.name() + " names bounds of " + String.join(", ", unbounded)
                                + ", which are not enforced"));
        Stream<Warning> times = application.groups().stream()
                .filter(group -> !group.settings().isEmpty())
                .map(group ->
                        new Warning(group.at(), "group " + group.name() + " names times, which are discovery's here"));
        return Stream.of(
                        realTime,
                        uses,
                        times,
                        scheduling(actor),
                        libraries(application, actor),
                        timed(application, actor))
                .flatMap(each -> each)
                .toList();
    }

    /** What a deployment asks for and does not get; empty when that is nothing. */
    public static Optional<String> warning(DeploymentModel deployment) {
        return deployment.hosts().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "what hosts may reach is named, and not enforced: every actor reaches what its machine does");
    }

    private static Stream<Warning> scheduling(ActorType actor) {
        return actor.scheduling() == null
                ? Stream.of()
                : Stream.of(new Warning(
                        actor.at(), "actor " + actor.name() + " names how its machine schedules it, which is not set"));
    }

    private static Stream<Warning> libraries(ApplicationModel application, ActorType actor) {
        return application.libraries().isEmpty()
                ? Stream.of()
                : Stream.of(new Warning(
                        actor.at(),
                        "libraries " + application.libraries() + " are not loaded: code of actor " + actor.name()
                                + " is in jars"));
    }

    private static Stream<Warning> timed(ApplicationModel application, ActorType actor) {
        Stream<Warning> ports = application.components().stream()
                .filter(component -> actor.instances().stream()
                        .anyMatch(instance -> instance.type().equals(component.name())))
                .filter(component -> component.ports().stream().anyMatch(LaunchCheck::isTimed))
                .map(component -> new Warning(
                        component.at(),
                        component.name() + " has timed ports "
                                + component.ports().stream()
                                        .filter(LaunchCheck::isTimed)
                                        .map(PortType::name)
                                        .toList()
                                + ", and messages do not tell when they were sent"));
        Stream<Warning> groups = application.groups().stream()
                .filter(GroupType::timed)
                .map(group -> new Warning(
                        group.at(),
                        "group " + group.name() + " is timed, and messages do not tell when they were sent"));
        return Stream.concat(ports, groups);
    }

    private static boolean isTimed(PortType port) {
        return switch (port) {
            case PortType.Publisher publisher -> publisher.timed();
            case PortType.Subscriber subscriber -> subscriber.timed();
            case PortType.Dialogue dialogue -> dialogue.timed();
            case PortType.Timer timer -> false;
            case PortType.Inside inside -> false;
        };
    }

    /** Memory alone is bounded, by the manager of applications. */
    private static List<String> unbounded(Usage usage) {
        List<String> names = new ArrayList<>();
        if (usage.cpu() != null) {
            names.add("processors");
        }
        if (usage.spaceBytes() != Usage.UNBOUNDED) {
            names.add("disk");
        }
        if (usage.network() != null) {
            names.add("network");
        }
        return names;
    }
}
