package org.gridmarket.middleware.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ApplicationContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ComponentContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.FormalContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.FormalsContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.GroupContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.LanguageContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.LibraryContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.ValueContext;
import org.jspecify.annotations.Nullable;

/** Makes values of an application's text: what is declared, and that what is named is declared. */
final class ApplicationReader {
    private final Faults faults;
    private final Faults.Names messages;

    ApplicationReader(Faults faults) {
        this.faults = faults;
        this.messages = faults.new Names("message");
    }

    ApplicationModel read(Faults.Names names, ApplicationContext text) {
        String name = names.declare(text.name());
        List<String> declared = text.message().stream()
                .map(each -> messages.declare(each.name()))
                .toList();
        Faults.Names groupNames = faults.new Names("group");
        List<GroupType> groups =
                text.group().stream().map(each -> group(groupNames, each)).toList();
        List<String> libraries =
                text.library().stream().map(ApplicationReader::library).toList();
        Faults.Names kinds = faults.new Names("component or device");
        List<ComponentType> components =
                text.component().stream().map(each -> component(kinds, each)).toList();
        Map<String, ComponentType> byName = components.stream()
                .collect(Collectors.toMap(ComponentType::name, Function.identity(), (first, again) -> first));
        Faults.Names actorNames = faults.new Names("actor");
        ActorReader actors = new ActorReader(faults, messages, kinds, byName);
        return new ApplicationModel(
                name,
                declared,
                groups,
                libraries,
                components,
                text.actor().stream().map(each -> actors.read(actorNames, each)).toList());
    }

    private GroupType group(Faults.Names names, GroupContext text) {
        Faults.Names settings = faults.new Names("setting");
        return new GroupType(
                names.declare(text.name(0)),
                kind(text.kind),
                messages.use(text.message_),
                text.timed != null,
                text.groupParameter().stream()
                        .map(each -> new GroupType.Setting(
                                settings.declare(each.groupSetting()),
                                Durations.millis(each.INT().getText(), null, Faults.at(each), faults)))
                        .toList(),
                Faults.at(text));
    }

    private static GroupType.Kind kind(@Nullable Token kind) {
        if (kind == null) {
            return GroupType.Kind.MEMBERS;
        }
        return kind.getText().equals("leader") ? GroupType.Kind.LEADER : GroupType.Kind.CONSENSUS;
    }

    private static String library(LibraryContext text) {
        return text.STRING() == null
                ? text.name().getText()
                : Literals.text(text.STRING().getText());
    }

    private ComponentType component(Faults.Names kinds, ComponentContext text) {
        PortReader ports = new PortReader(faults, messages);
        return new ComponentType(
                kinds.declare(text.name()),
                text.kind.getText().equals("device"),
                formals(text.formals(), faults),
                language(text.language()),
                text.scheduler != null && text.scheduler.getText().equals("priority")
                        ? ComponentType.Scheduler.PRIORITY
                        : ComponentType.Scheduler.ROUND_ROBIN,
                text.port().stream().map(ports::read).toList(),
                Faults.at(text));
    }

    private static ComponentType.Language language(@Nullable LanguageContext text) {
        if (text == null || text.JAVA() != null) {
            return ComponentType.Language.JAVA;
        }
        return text.PYTHON() == null ? ComponentType.Language.CPP : ComponentType.Language.PYTHON;
    }

    static List<Formal> formals(@Nullable FormalsContext text, Faults faults) {
        if (text == null) {
            return List.of();
        }
        Faults.Names names = faults.new Names("formal");
        return text.formal().stream().map(each -> formal(names, each, faults)).toList();
    }

    private static Formal formal(Faults.Names names, FormalContext text, Faults faults) {
        return new Formal(names.declare(text.name()), text.value() == null ? null : value(text.value(), faults));
    }

    static Value value(ValueContext text, Faults faults) {
        if (text.STRING() != null) {
            return new Value.Text(Literals.text(text.STRING().getText()));
        }
        return text.BOOL() == null
                ? Literals.number(Objects.requireNonNull(text.number()), faults)
                : new Value.Truth(text.getText().equalsIgnoreCase("true"));
    }
}
