package org.gridmarket.middleware.actor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;

/** Where messages of an actor's own ports go inside it, found once for all of them. Immutable. */
final class OwnRoutes {
    private final Map<String, Publication> publications = new HashMap<>();
    private final Map<String, Question> questions = new HashMap<>();

    /**
     * What a port publishes.
     *
     * @param header of each of its messages
     * @param inside ports of the same actor that hear it
     */
    record Publication(Bytes header, List<ActorPorts.Need> inside) {}

    /**
     * What a port asks.
     *
     * @param inside ports of the same actor that serve it
     */
    record Question(ActorPorts.Need need, List<Providers.Target> inside) {}

    /** @param own life of the actor */
    OwnRoutes(ActorPorts ports, Life own) {
        for (ActorPorts.Service service : ports.services()) {
            List<ActorPorts.Need> inside = ports.needs().stream()
                    .filter(need -> need.wire().equals(service.wire()))
                    .filter(need -> !need.name().equals(service.name())) // a member of a group does not hear itself
                    .toList();
            publications.put(
                    service.name(), new Publication(new LinkMessage.Published(service.name()).bytes(), inside));
        }
        for (ActorPorts.Need need : ports.needs()) {
            List<Providers.Target> inside = ports.services().stream()
                    .filter(service -> service.wire().equals(need.wire()))
                    .map(service -> new Providers.Target(own, service.name()))
                    .toList();
            questions.put(need.name(), new Question(need, inside));
        }
    }

    Publication publication(String port) {
        Publication found = publications.get(port);
        if (found == null) {
            throw new IllegalArgumentException("the actor has no port " + port + " that publishes");
        }
        return found;
    }

    Question question(String port) {
        Question found = questions.get(port);
        if (found == null) {
            throw new IllegalArgumentException("the actor has no port " + port + " that asks");
        }
        return found;
    }
}
