package org.gridmarket.middleware.manager.machine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.local.ActorView;
import org.gridmarket.middleware.manager.local.ApplicationView;

/**
 * Tells all nodes what is wanted of each application of this machine, and what is (spec middleware, Application manager:
 * announced by every node it names). Nobody connects to what it announces; it is for people.
 */
public final class AnnouncedApplications implements AutoCloseable {
    /** Type of its records. */
    public static final String TYPE = "application";

    /** Actors hear records of their own application only, so this is no application's name by intent. */
    private static final String APP = "applications";

    private final Life life = Life.draw(new SecureRandom());
    private final AnnouncedProgram program;

    /**
     * Begins.
     *
     * @param daemon socket of this machine's daemon
     * @param node where the node is heard
     */
    public AnnouncedApplications(Path daemon, InetSocketAddress node, ManagedApplications applications) {
        Endpoint at = new Endpoint(node.getHostString(), node.getPort(), null);
        this.program = new AnnouncedProgram(
                daemon,
                APP,
                id -> applications.view().stream()
                        .filter(each -> each.order().order().wanted() != WantedState.REMOVED
                                || !each.actors().isEmpty())
                        .map(each -> record(each, at))
                        .toList(),
                applications::isWell);
    }

    private ServiceRecord record(ApplicationView view, Endpoint at) {
        return new ServiceRecord(
                APP,
                TYPE,
                Kind.TCP,
                Scope.GLOBAL,
                APP,
                view.order().order().application(),
                TYPE,
                life,
                List.of(at),
                null,
                List.of(
                        new Attribute(
                                Attribute.WANTED, view.order().order().wanted().name()),
                        new Attribute(Attribute.ACTUAL, actual(view.actors()))));
    }

    /** Such as {@code ACTIVE 2, FAILED 1}. */
    static String actual(List<ActorView> actors) {
        String counted = Arrays.stream(Status.values())
                .filter(status -> actors.stream().anyMatch(each -> each.status() == status))
                .map(status -> status + " "
                        + actors.stream()
                                .filter(each -> each.status() == status)
                                .count())
                .collect(Collectors.joining(", "));
        return counted.isEmpty() ? "nothing" : counted;
    }

    @Override
    public void close() {
        program.close();
    }
}
