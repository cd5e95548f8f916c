package org.gridmarket.worker.stream.party;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.MediatorRole;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.LetterCodec;
import org.jspecify.annotations.Nullable;

/**
 * One lease whose panel it is on. The module is held ready where there is room, and the customer is listened to from the start
 * on, so that a verdict waits for neither. What suppliers stream is read only where the customer gives no inputs.
 */
final class MediatorLease extends Lease {
    private static final System.Logger LOG = System.getLogger(MediatorLease.class.getName());

    /** So long after a dispute a customer that gives its inputs has given them. */
    private static final long GIVING_MILLIS = 500;

    private final MediatorRole role;
    private final SharedModules modules;
    private final FetchedModule module;
    private final Source evidence;
    private final List<Source> outputs;
    private @Nullable LedgerTime lackingSince;
    private boolean ready;

    MediatorLease(Seat seat, StreamEvent.StreamAllocationCreated created, SharedModules modules, Links links) {
        super(seat, created, links);
        this.modules = modules;
        this.module = new FetchedModule(seat, id, terms, modules, links);
        this.role = new MediatorRole(view, seat.account(), module);
        this.evidence = source(Topic.evidence(terms.customer().account(), id));
        this.outputs = terms.suppliers().stream()
                .map(supplier -> source(Topic.outputs(supplier.account(), id)))
                .toList();
    }

    @Override
    void step(LedgerTime now, Inbox inbox) {
        if (now.isBefore(terms.start())) {
            return; // the customer gives rights until then
        }
        listen(evidence, now, inbox);
        lackingSince = role.lacksInputs() ? Objects.requireNonNullElse(lackingSince, now) : null;
        if (lackingSince != null && !now.isBefore(lackingSince.plusMillis(GIVING_MILLIS))) {
            outputs.forEach(topic -> listen(topic, now, inbox));
        }
        ready = (!view.disputes().isEmpty() || isHeldReady()) && module.isReady(now, inbox);
    }

    private boolean isHeldReady() {
        return modules.isRoomFor(
                terms.customer().module(), terms.customer().epoch().fuel());
    }

    /** A topic, and what it is called among the links. */
    private record Source(Topic topic, String link) {}

    private Source source(Topic topic) {
        return new Source(topic, name + "hears " + topic);
    }

    private void listen(Source source, LedgerTime now, Inbox inbox) {
        Topic topic = source.topic();
        links.ensure(
                source.link(),
                now,
                () -> seat.transport().read(topic, message -> inbox.post(() -> take(message, topic.tenant()))));
    }

    /** Whoever sends inputs: they are known by their hash. */
    private void take(Bytes message, AccountKey by) {
        LetterCodec.read(message).ifPresent(letter -> {
            if (letter.message() instanceof StreamMessage.Evidence evidence) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "{0}: {1} inputs from {2}",
                        id,
                        evidence.inputs().size(),
                        by);
                role.receive(evidence);
            }
        });
    }

    @Override
    Optional<StreamCommand.Signed> due(LedgerTime now) {
        if (!ready) {
            return Optional.empty();
        }
        try {
            return role.due(now);
        } catch (ModuleException notNow) {
            LOG.log(System.Logger.Level.WARNING, "{0}: a verdict waits: {1}", id, notNow.getMessage());
            return Optional.empty();
        }
    }

    @Override
    Optional<LedgerTime> nextStep(LedgerTime now) {
        return Optional.of(terms.start()).filter(now::isBefore);
    }

    @Override
    void end() {
        links.close(name);
        module.close();
    }

    @Override
    List<Topic> topics() {
        return List.of();
    }
}
