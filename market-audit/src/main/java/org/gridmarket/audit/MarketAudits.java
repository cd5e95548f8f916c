package org.gridmarket.audit;

import java.util.List;
import org.gridmarket.audit.allocation.AllocationAudit;
import org.gridmarket.audit.clock.ClockAudit;
import org.gridmarket.audit.compute.ComputeAudit;
import org.gridmarket.audit.energy.EnergyAudit;
import org.gridmarket.audit.purse.MoneyAudit;
import org.gridmarket.audit.stream.StreamAudit;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.allocation.operation.AllocationMoney;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.operation.ComputeMoney;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.stream.operation.StreamMoney;
import org.gridmarket.keys.ReleasedContracts;

/** The audits of all markets, as {@link Contracts} is the list of their contracts. A further market adds its line here. */
public final class MarketAudits {
    /** Every market with deals says here what its deals hold, for the one check of money. */
    private static final List<MoneyInDeals> DEALS =
            List.of(new AllocationMoney(), new ComputeMoney(), new StreamMoney());

    private MarketAudits() {}

    /** The contracts of this release, with the checks of the peers. */
    public static Contracts contracts() {
        return ReleasedContracts.all();
    }

    /** An audit of a ledger that runs these contracts, for whoever asks no market for more than findings. */
    public static LedgerAudit of(Target target) {
        return of(target, new EnergyAudit(true));
    }

    /**
     * The same.
     *
     * @param target the ledger whose blocks they are; signatures name it
     * @param energy the audit of the energy market, for whoever asks it for more than findings
     */
    public static LedgerAudit of(Target target, EnergyAudit energy) {
        return of(target, energy, new StreamAudit());
    }

    /**
     * The same.
     *
     * @param streams the audit of streams, for whoever has inputs to run again
     */
    public static LedgerAudit of(Target target, EnergyAudit energy, StreamAudit streams) {
        return new LedgerAudit(
                target,
                contracts(),
                List.of(
                        energy,
                        new ClockAudit(),
                        new MoneyAudit(DEALS),
                        new AllocationAudit(),
                        new ComputeAudit(),
                        streams));
    }
}
