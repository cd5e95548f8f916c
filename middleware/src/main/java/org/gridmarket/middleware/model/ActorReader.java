package org.gridmarket.middleware.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ActorContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ActorSchedulerContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ActualContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ActualsContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.InstanceContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.NamesContext;
import org.jspecify.annotations.Nullable;

/** The actors of one application, whose components are read. */
final class ActorReader {
    private final Faults faults;
    private final Faults.Names messages;
    private final Faults.Names kinds;
    private final Map<String, ComponentType> components;

    ActorReader(Faults faults, Faults.Names messages, Faults.Names kinds, Map<String, ComponentType> components) {
        this.faults = faults;
        this.messages = messages;
        this.kinds = kinds;
        this.components = components;
    }

    ActorType read(Faults.Names names, ActorContext text) {
        String name = names.declare(text.name());
        List<Formal> formals = ApplicationReader.formals(text.formals(), faults);
        Faults.Names near = faults.new Names("local or internal message");
        List<String> locals =
                text.nearby() == null ? List.of() : near(near, text.nearby().names());
        List<String> internals =
                text.inward() == null ? List.of() : near(near, text.inward().names());
        Faults.Names instances = faults.new Names("instance");
        ActorType actor = new ActorType(
                name,
                text.realTime != null,
                formals,
                locals,
                internals,
                text.uses() == null ? Usage.ANY : new UsageReader(faults).read(text.uses()),
                scheduling(text.actorScheduler()),
                text.instance().stream()
                        .map(each -> instance(instances, formals, each))
                        .toList(),
                Faults.at(text.name()));
        new ActorCheck(actor, components, faults).check();
        return actor;
    }

    /** Names of messages that stay near; none is both local and internal. */
    private List<String> near(Faults.Names near, @Nullable NamesContext text) {
        if (text == null) {
            return List.of();
        }
        return text.name().stream()
                .map(each -> {
                    messages.use(each);
                    return near.declare(each);
                })
                .toList();
    }

    private ActorType.@Nullable Scheduling scheduling(@Nullable ActorSchedulerContext text) {
        if (text == null) {
            return null;
        }
        return text.INT() == null
                ? new ActorType.Scheduling.RoundRobin()
                : new ActorType.Scheduling.Priority(Literals.whole(text.INT().getText(), Faults.at(text), faults));
    }

    private ComponentInstance instance(Faults.Names instances, List<Formal> ofActor, InstanceContext text) {
        String name = instances.declare(text.name(0));
        String type = kinds.use(text.type);
        List<Actual> actuals = actuals(text.actuals(), ofActor);
        Position at = Faults.at(text);
        ComponentType kind = components.get(type);
        if (kind != null) {
            Arguments.check(type, kind.formals(), actuals, byName(ofActor), at)
                    .forEach(each -> faults.add(each.at(), each.code(), each.detail()));
        }
        return new ComponentInstance(name, type, actuals, at);
    }

    private static Map<String, Formal> byName(List<Formal> formals) {
        return formals.stream().collect(Collectors.toMap(Formal::name, Function.identity(), (first, again) -> first));
    }

    private List<Actual> actuals(@Nullable ActualsContext text, List<Formal> ofActor) {
        if (text == null) {
            return List.of();
        }
        Faults.Names names = faults.new Names("value for");
        return text.actual().stream().map(each -> actual(names, ofActor, each)).toList();
    }

    private Actual actual(Faults.Names names, List<Formal> ofActor, ActualContext text) {
        String formal = names.declare(text.name(0));
        Position at = Faults.at(text);
        if (text.parameter == null) {
            return new Actual(formal, new Actual.Given.Constant(ApplicationReader.value(text.value(), faults)), at);
        }
        String parameter = text.parameter.getText();
        if (ofActor.stream().noneMatch(each -> each.name().equals(parameter))) {
            faults.add(
                    Faults.at(text.parameter),
                    ModelRejection.NAME_UNKNOWN,
                    "the actor has no formal " + faults.name(text.parameter));
        }
        return new Actual(formal, new Actual.Given.OfActor(parameter), at);
    }
}
