package org.gridmarket.check.energy;

import static org.gridmarket.check.energy.EnergyWorld.byMember;
import static org.gridmarket.check.energy.EnergyWorld.heldByMember;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.List;
import java.util.Map;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.check.ledger.Rows;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** A solver's licence: granted and withdrawn by administrators of two organisations, one of them late. */
final class LicenceScope {
    private static final AccountKey SOLVER = EnergyExamples.account(203);

    private LicenceScope() {}

    static ContractScope scope() {
        MarketOnLedger market = EnergyWorld.founded();
        return new ContractScope(
                "energy-licence",
                EnergyWorld.rows(market),
                EnergyExamples.TARGET,
                List.of(market.now(), market.now().plusMillis(market.calendar().realIntervalMillis())),
                List.of(
                        heldByMember("grant(cooperative)", MarketOnLedger.COOPERATIVE_ADMIN, grant()),
                        byMember("grant(regulator)", MarketOnLedger.REGULATOR_ADMIN, grant()),
                        byMember("grant(service)", MarketOnLedger.COOPERATIVE, grant()),
                        heldByMember("withdraw(cooperative)", MarketOnLedger.COOPERATIVE_ADMIN, withdraw()),
                        byMember("withdraw(regulator)", MarketOnLedger.REGULATOR_ADMIN, withdraw())),
                Map.ofEntries(
                        named("licensed", row(SolverLicence.class, held -> held.until() == null, "licence", SOLVER)),
                        named("of(cooperative)", Rows.has("licenceof", "COOPERATIVE", SOLVER)),
                        named("of(regulator)", Rows.has("licenceof", "REGULATOR", SOLVER))),
                List.of(
                        new PortFault.Impostor("energy:withdrawLicence", MarketOnLedger.COOPERATIVE_ADMIN),
                        new PortFault.Unread("licence"),
                        new PortFault.Unwatched("licence"),
                        new PortFault.Unwritten("licence"),
                        new PortFault.Unwritten("licenceof")));
    }

    private static EnergyCommand.GrantLicence grant() {
        return new EnergyCommand.GrantLicence(SOLVER);
    }

    private static EnergyCommand.WithdrawLicence withdraw() {
        return new EnergyCommand.WithdrawLicence(SOLVER);
    }
}
