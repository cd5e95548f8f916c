package org.gridmarket.middleware.model;

import org.gridmarket.middleware.model.text.ApplicationTextParser.DialogueContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.PortContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.TimerContext;
import org.gridmarket.middleware.model.text.ApplicationTextParser.WithinContext;
import org.jspecify.annotations.Nullable;

/** The ports of one component. */
final class PortReader {
    private final Faults faults;
    private final Faults.Names messages;
    private final Faults.Names names;

    PortReader(Faults faults, Faults.Names messages) {
        this.faults = faults;
        this.messages = messages;
        this.names = faults.new Names("port");
    }

    PortType read(PortContext text) {
        if (text.publisher() != null) {
            return new PortType.Publisher(
                    names.declare(text.publisher().name(0)),
                    messages.use(text.publisher().message_),
                    text.publisher().timed != null);
        }
        if (text.subscriber() != null) {
            return new PortType.Subscriber(
                    names.declare(text.subscriber().name(0)),
                    messages.use(text.subscriber().message_),
                    text.subscriber().timed != null,
                    within(text.subscriber().within()));
        }
        if (text.dialogue() != null) {
            return dialogue(text.dialogue());
        }
        if (text.timer() != null) {
            return timer(text.timer());
        }
        return new PortType.Inside(names.declare(text.inside().name()), text.inside().ticks != null);
    }

    private PortType dialogue(DialogueContext text) {
        return new PortType.Dialogue(
                names.declare(text.name()),
                role(text.kind.getText()),
                messages.use(text.exchange().request),
                messages.use(text.exchange().reply),
                text.timed != null,
                within(text.within()));
    }

    private static PortType.Role role(String word) {
        return switch (word) {
            case "clt" -> PortType.Role.CLIENT;
            case "srv" -> PortType.Role.SERVER;
            case "req" -> PortType.Role.REQUESTER;
            case "rep" -> PortType.Role.REPLIER;
            case "qry" -> PortType.Role.QUERIER;
            case "ans" -> PortType.Role.ANSWERER;
            default -> throw new IllegalArgumentException("the grammar has no port '" + word + "'");
        };
    }

    private PortType timer(TimerContext text) {
        return new PortType.Timer(
                names.declare(text.name()),
                text.period == null ? PortType.Timer.SPORADIC : Durations.millis(text.period, faults),
                within(text.within()));
    }

    private long within(@Nullable WithinContext text) {
        return text == null ? PortType.NO_DEADLINE : Durations.millis(text.duration(), faults);
    }
}
