package org.gridmarket.middleware.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.discovery.local.NodeView;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.middleware.NodeRejection;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.jspecify.annotations.Nullable;

/** One connection of a program of this machine. For the daemon's thread. */
final class LocalSession {
    private static final String SOURCE = "middleware, Local interface";

    private final Peer peer;
    private final Consumer<LocalAnswer> out;
    private final List<Resumed.Known> told = new ArrayList<>();
    private final List<Resumed.Floor> floors = new ArrayList<>();
    private final GivenCards given = new GivenCards();
    private @Nullable Actor actor;
    private @Nullable Long subscriber;

    /** @param out what the program is to read; takes it and returns */
    LocalSession(Peer peer, Consumer<LocalAnswer> out) {
        this.peer = peer;
        this.out = out;
    }

    /** Does what a line asks, or says why not. */
    void answer(LocalRequest request, NodeDaemon.Session daemon) {
        if (isForAnybody(request, daemon)) {
            return;
        }
        Actor known = actor;
        if (known == null) {
            refuse(NodeRejection.HELLO_FIRST, "nobody has said who is connected");
            return;
        }
        switch (request) {
            case LocalRequest.Hello done -> throw new IllegalStateException("answered above");
            case LocalRequest.Status done -> throw new IllegalStateException("answered above");
            case LocalRequest.Cards done -> throw new IllegalStateException("answered above");
            case LocalRequest.Deny done -> throw new IllegalStateException("answered above");
            case LocalRequest.Announce list -> announce(known, list, daemon);
            case LocalRequest.Beat beat -> {
                if (!daemon.node().beat(known, daemon.nowMillis())) {
                    out.accept(new LocalAnswer.ListWanted());
                }
            }
            case LocalRequest.Resume resume -> resume(resume);
            case LocalRequest.Subscribe wish -> subscribe(wish, daemon);
            case LocalRequest.Goodbye goodbye -> {
                daemon.node().retract(known, daemon.nowMillis());
                unsubscribe(daemon);
                actor = null;
            }
        }
    }

    /** Answers what needs no hello. */
    private boolean isForAnybody(LocalRequest request, NodeDaemon.Session daemon) {
        switch (request) {
            case LocalRequest.Hello hello -> greet(hello, daemon);
            case LocalRequest.Status status -> {
                daemon.node().nodes().stream()
                        .map(entry -> NodeView.of(entry, daemon.nowMillis()))
                        .forEach(view -> out.accept(new LocalAnswer.Seen(view)));
                out.accept(new LocalAnswer.Self(daemon.view()));
            }
            case LocalRequest.Cards cards -> given.give(daemon, out);
            case LocalRequest.Deny(Bytes list) -> deny(list, daemon);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void deny(Bytes list, NodeDaemon.Session daemon) {
        switch (daemon.deny(list)) {
            case Decision.Accepted<DenialList>(DenialList taken) -> out.accept(new LocalAnswer.Denied(taken.number()));
            case Decision.Rejected<DenialList>(var reason) -> out.accept(LocalAnswer.Refused.of(reason));
        }
    }

    /** A second hello is another actor's: the first one is left as if its connection had closed. */
    private void greet(LocalRequest.Hello hello, NodeDaemon.Session daemon) {
        Optional<String> owner = peer.ownerOf(hello.pid());
        OptionalLong start = peer.startOf(hello.pid());
        if (owner.isEmpty() || start.isEmpty()) {
            refuse(NodeRejection.PROCESS_UNKNOWN, "process " + hello.pid());
        } else if (!owner.get().equals(peer.user())) {
            refuse(
                    NodeRejection.NOT_YOUR_PROCESS,
                    "process " + hello.pid() + " belongs to " + owner.get() + ", connected is " + peer.user());
        } else {
            closed(daemon);
            actor = new Actor(hello.actor(), hello.pid(), start.getAsLong());
            out.accept(new LocalAnswer.Greeted(daemon.nodeId()));
        }
    }

    private void announce(Actor known, LocalRequest.Announce list, NodeDaemon.Session daemon) {
        switch (daemon.node().announce(known, list.records(), daemon.nowMillis())) {
            case Decision.Accepted<List<RecordId>>(List<RecordId> ids) -> out.accept(new LocalAnswer.Announced(ids));
            case Decision.Rejected<List<RecordId>>(var reason) -> out.accept(LocalAnswer.Refused.of(reason));
        }
    }

    private void resume(LocalRequest.Resume resume) {
        int together = told.size()
                + floors.size()
                + resume.told().size()
                + resume.floors().size();
        if (together > MiddlewareLimits.RESUMED_PER_CONNECTION) {
            refuse(
                    NodeRejection.TOO_MANY,
                    together + " services and heads of before; at most " + MiddlewareLimits.RESUMED_PER_CONNECTION);
            return;
        }
        told.addAll(resume.told());
        floors.addAll(resume.floors());
    }

    /** In place of the one before, if there is one. */
    private void subscribe(LocalRequest.Subscribe wish, NodeDaemon.Session daemon) {
        unsubscribe(daemon);
        Resumed resumed = new Resumed(told, floors);
        told.clear();
        floors.clear();
        switch (daemon.subscribe(wish::matches, resumed, tell -> out.accept(new LocalAnswer.Told(tell)))) {
            case Decision.Accepted<Long>(Long number) -> subscriber = number;
            case Decision.Rejected<Long>(var reason) -> out.accept(LocalAnswer.Refused.of(reason));
        }
    }

    private void unsubscribe(NodeDaemon.Session daemon) {
        Long before = subscriber;
        if (before != null) {
            daemon.unsubscribe(before);
            subscriber = null;
        }
    }

    /** The connection is gone; the actor is if its process is (rule 12). */
    void closed(NodeDaemon.Session daemon) {
        unsubscribe(daemon);
        Actor known = actor;
        if (known != null) {
            daemon.node().closed(known, daemon.nowMillis());
            actor = null;
        }
    }

    private void refuse(RejectionCode code, String detail) {
        out.accept(new LocalAnswer.Refused(code.name(), detail + " [" + SOURCE + "]"));
    }
}
