package org.gridmarket.middleware.actor;

import java.util.List;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.model.ModelLimits;

/** What actors say to each other. A component's message travels beside it, as it is. Ports are named instance and port. */
public sealed interface LinkMessage {
    /** As many ports as an actor can have instances and each of them ports that others need. */
    int PORTS = 64 * ModelLimits.SERVICES_PER_ACTOR;

    /**
     * Each beat, from who needs services to who has them: that it is there, and what it wants now. It may be lost or repeated.
     *
     * @param actor who wants it, for people
     * @param ports of the other actor
     */
    record Wants(String actor, List<String> ports) implements LinkMessage {
        public Wants {
            ports = checked(ports);
        }
    }

    /** The answer: these are connected. */
    record Has(List<String> ports) implements LinkMessage {
        public Has {
            ports = checked(ports);
        }
    }

    /** A publication of a port. */
    record Published(String port) implements LinkMessage {
        public Published {
            Name.check("port", port);
        }
    }

    /**
     * A question.
     *
     * @param port that it is for
     * @param question counts those of the actor that asks
     */
    record Asked(String port, long question) implements LinkMessage {
        public Asked {
            Name.check("port", port);
        }
    }

    /**
     * What a member of a group sends to one other.
     *
     * @param port of whoever sends it
     * @param member the other's port
     */
    record Told(String port, String member) implements LinkMessage {
        public Told {
            Name.check("port", port);
            Name.check("port", member);
        }
    }

    /** An answer to a question. */
    record Answered(long question) implements LinkMessage {}

    private static List<String> checked(List<String> ports) {
        if (ports.size() > PORTS) {
            throw new IllegalArgumentException(ports.size() + " ports; at most " + PORTS);
        }
        ports.forEach(port -> Name.check("port", port));
        return List.copyOf(ports);
    }

    default Bytes bytes() {
        return RecordCodec.of(LinkMessage.class).writeBytes(this);
    }

    /** @throws MalformedException for anything else */
    static LinkMessage read(Bytes bytes) {
        return RecordCodec.of(LinkMessage.class).read(bytes);
    }
}
