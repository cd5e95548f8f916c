package org.gridmarket.middleware.actor;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.component.Budget;
import org.gridmarket.middleware.component.Component;
import org.gridmarket.middleware.component.ComponentCounts;
import org.gridmarket.middleware.component.ComponentLimits;
import org.gridmarket.middleware.component.ComponentRun;
import org.gridmarket.middleware.component.Given;
import org.gridmarket.middleware.component.GroupName;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.model.Arguments;
import org.gridmarket.middleware.model.ComponentInstance;
import org.gridmarket.middleware.model.ComponentType;
import org.gridmarket.process.FatalErrors;

/** An actor at work: its components, its links to others, its connection to the daemon. Ends with {@link #close}. */
public final class ActorRun implements AutoCloseable {
    /** How long a component may take to end: what its last handler waits for at most, and as much again. */
    private static final long END_MILLIS = 2 * ComponentLimits.ANSWER_MILLIS;

    private final Map<String, ComponentRun> components = new LinkedHashMap<>();
    private final Links links;
    private final ActorLoop loop;
    private final DaemonWatch watch;

    /**
     * Starts it.
     *
     * @param code makes its components
     * @param fatal is told when it cannot go on
     */
    public ActorRun(ActorSetting setting, ApplicationCode code, FatalErrors fatal) {
        Life life = Life.draw(new SecureRandom());
        ActorRecords own =
                new ActorRecords(setting.application().name(), setting.type().name(), setting.instance(), life);
        links = new ZeroMqLinks(life, setting.host(), CurveKeys.make());
        loop = new ActorLoop(own, links, MachineClock.SYSTEM, components);
        Map<String, Component> made;
        List<ServiceRecord> announced;
        try {
            made = make(setting, code, fatal);
            ActorPorts ports = ports(setting);
            loop.wire(ports);
            announced = own.announced(ports.services(), links.here(), links.anywhere());
        } catch (RuntimeException mistake) {
            links.close();
            throw mistake;
        }
        fatal.vital("actor-" + own.name(), loop::run).start();
        components.forEach((instance, run) -> run.begin(Objects.requireNonNull(made.get(instance))));
        watch = new DaemonWatch(
                setting.daemon(), own.app() + "." + own.name(), announced, loop::isWell, loop::hear, fatal);
    }

    /** Those of the model, and the groups that components have joined. */
    private ActorPorts ports(ActorSetting setting) {
        ActorPorts ports = ActorPorts.of(setting.application(), setting.type());
        for (ComponentRun component : components.values()) {
            for (GroupName group : component.groups()) {
                ports = ports.join(setting.application(), setting.type(), component.instance(), group);
            }
        }
        return ports;
    }

    private Map<String, Component> make(ActorSetting setting, ApplicationCode code, FatalErrors fatal) {
        Budget waiting = new Budget(ComponentLimits.WAITING_BYTES);
        Map<String, Component> made = new LinkedHashMap<>();
        for (ComponentInstance instance : setting.type().instances()) {
            ComponentType type =
                    setting.application().component(instance.type()).orElseThrow();
            ComponentRun run = new ComponentRun(
                    instance.name(), type, loop.trafficOf(instance.name()), waiting, MachineClock.SYSTEM, fatal);
            components.put(instance.name(), run);
            Given given = new Given(Arguments.values(type.formals(), instance.actuals(), setting.given()));
            made.put(instance.name(), code.component(type.name(), run.ports(), given));
        }
        return made;
    }

    /** Of each component, by its instance. */
    public Map<String, ComponentCounts.Seen> componentCounts() {
        Map<String, ComponentCounts.Seen> counts = new LinkedHashMap<>();
        components.forEach((instance, component) -> counts.put(instance, component.counts()));
        return counts;
    }

    public ActorCounts counts() {
        return loop.counts();
    }

    /** What comes in waits from now on, in all components. */
    public void passivate() {
        components.values().forEach(ComponentRun::passivate);
    }

    public void activate() {
        components.values().forEach(ComponentRun::activate);
    }

    /** Takes all back, lets each component end, and ends. */
    @Override
    public void close() {
        watch.close();
        components.values().forEach(ComponentRun::terminate);
        try {
            for (ComponentRun component : components.values()) {
                component.awaitEnd(END_MILLIS);
            }
            loop.close();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        links.close();
    }
}
