package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.middleware.model.ActorType.Reach;

/**
 * What an actor announces: each service, and itself, so that services of others know the key of whoever connects to them.
 *
 * @param app the application
 * @param actor its kind of actor
 * @param instance which of several such actors of the application on this machine
 * @param life of its process
 */
public record ActorRecords(String app, String actor, String instance, Life life) {
    /** Type and port of the record of an actor itself. */
    static final String ITSELF = "actor";

    private static final String REPLY = "reply";

    /** For people; different actors of an application may share it on different machines. */
    public String name() {
        return actor + "-" + instance;
    }

    /**
     * What is announced.
     *
     * @param services of the actor
     * @param here where it is reached from its own machine
     * @param anywhere where it is reached from all machines, with its key
     */
    public List<ServiceRecord> announced(List<ActorPorts.Service> services, Endpoint here, Endpoint anywhere) {
        List<ServiceRecord> records = new ArrayList<>();
        records.add(record(ITSELF, Kind.TCP, Scope.GLOBAL, ITSELF, List.of(anywhere, here), List.of()));
        for (ActorPorts.Service service : services) {
            ActorPorts.Wire wire = service.wire();
            if (wire.reach() == Reach.ACTOR) {
                continue;
            }
            boolean near = wire.reach() == Reach.MACHINE;
            records.add(record(
                    wire.message(),
                    wire.kind(),
                    near ? Scope.NODE : Scope.GLOBAL,
                    service.name(),
                    near ? List.of(here) : List.of(anywhere, here),
                    wire.reply().isEmpty() ? List.of() : List.of(new Attribute(REPLY, wire.reply()))));
        }
        return records;
    }

    private ServiceRecord record(
            String type, Kind kind, Scope scope, String port, List<Endpoint> endpoints, List<Attribute> attributes) {
        return new ServiceRecord(app, type, kind, scope, actor, instance, port, life, endpoints, null, attributes);
    }

    /** Whether a record of discovery is what a port needs. */
    static boolean fits(ActorPorts.Wire wire, ServiceRecord record) {
        boolean near = record.scope() == Scope.NODE;
        return wire.kind() == record.kind()
                && wire.message().equals(record.type())
                && wire.reply().equals(record.attribute(REPLY).orElse(""))
                && wire.reach() == (near ? Reach.MACHINE : Reach.EVERYWHERE);
    }
}
