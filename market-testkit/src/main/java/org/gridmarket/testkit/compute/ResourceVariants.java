package org.gridmarket.testkit.compute;

import java.util.List;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/** A resource, or a mediator's note, that differs from another in one thing. */
public final class ResourceVariants {
    private ResourceVariants() {}

    public static ResourceOffer withAsk(ResourceOffer resource, Ask ask) {
        return new ResourceOffer(
                resource.machine(),
                ask,
                resource.maxFees(),
                resource.maxMediation(),
                resource.deposit(),
                resource.mediators(),
                resource.directories(),
                resource.expiry(),
                resource.renew());
    }

    public static ResourceOffer withDeposit(ResourceOffer resource, Money deposit) {
        return new ResourceOffer(
                resource.machine(),
                resource.ask(),
                resource.maxFees(),
                resource.maxMediation(),
                deposit,
                resource.mediators(),
                resource.directories(),
                resource.expiry(),
                resource.renew());
    }

    public static ResourceOffer trusting(
            ResourceOffer resource, List<AccountKey> mediators, List<AccountKey> directories) {
        return new ResourceOffer(
                resource.machine(),
                resource.ask(),
                resource.maxFees(),
                resource.maxMediation(),
                resource.deposit(),
                mediators,
                directories,
                resource.expiry(),
                resource.renew());
    }

    public static ResourceOffer withMachine(ResourceOffer resource, Machine machine) {
        return new ResourceOffer(
                machine,
                resource.ask(),
                resource.maxFees(),
                resource.maxMediation(),
                resource.deposit(),
                resource.mediators(),
                resource.directories(),
                resource.expiry(),
                resource.renew());
    }

    public static NoteOffer.MediatorNote withStake(NoteOffer.MediatorNote note, Money stake) {
        return new NoteOffer.MediatorNote(
                stake, note.fee(), note.ask(), note.machine(), note.directories(), note.expiry(), note.renew());
    }

    public static NoteOffer.MediatorNote withMachine(NoteOffer.MediatorNote note, Machine machine) {
        return new NoteOffer.MediatorNote(
                note.stake(), note.fee(), note.ask(), machine, note.directories(), note.expiry(), note.renew());
    }
}
