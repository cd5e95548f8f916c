package org.gridmarket.worker.stream.party;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.MediatorRole;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.LetterCodec;

/** One lease whose panel it is on. Module and inputs are fetched when there is a dispute: most leases have none. */
final class MediatorLease extends Lease {
    private static final System.Logger LOG = System.getLogger(MediatorLease.class.getName());

    private final MediatorRole role;
    private final FetchedModule module;
    private boolean ready;

    MediatorLease(Seat seat, StreamEvent.StreamAllocationCreated created, ModuleHost modules, Links links) {
        super(seat, created, links);
        this.module = new FetchedModule(seat, id, terms, modules, links);
        this.role = new MediatorRole(view, seat.account(), module);
    }

    @Override
    void step(LedgerTime now, Inbox inbox) {
        if (view.disputes().isEmpty()) {
            return;
        }
        listen(Topic.evidence(terms.customer().account(), id), now, inbox);
        for (SupplierOffer supplier : terms.suppliers()) {
            listen(Topic.outputs(supplier.account(), id), now, inbox);
        }
        ready = module.isReady(now, inbox);
    }

    private void listen(Topic topic, LedgerTime now, Inbox inbox) {
        links.ensure(
                name + "hears " + topic,
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
    void end() {
        links.close(name);
        module.close();
    }

    @Override
    List<Topic> topics() {
        return List.of();
    }
}
