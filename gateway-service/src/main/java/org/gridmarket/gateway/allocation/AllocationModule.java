package org.gridmarket.gateway.allocation;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.purse.PurseReports;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.party.AccountKey;

/** All allocation markets in a gateway, present and future: one that is founded needs nothing here. */
@Singleton
public final class AllocationModule implements MarketModule<AllocationEvent> {
    private final AllocationTables tables;
    private final AllocationAdmission admission;
    private final List<Chore> chores;

    @Inject
    public AllocationModule(
            AllocationTables tables,
            AllocationAdmission admission,
            MarketFacts facts,
            PageDues dues,
            OpenFees fees,
            PurseReports purses,
            OwnOperations operations,
            GatewayConfig config) {
        this.tables = tables;
        this.admission = admission;
        Stream<Chore> collecting = config
                .allocation()
                .feesAccount()
                .map(AllocationModule::account)
                .<Chore>map(account -> new FeesChore(facts, fees, config.organisation(), account, purses::hasOpened))
                .stream();
        Stream<Chore> always = Stream.of(
                new CycleChore(facts, config.organisation()),
                new SweepChore(facts, dues, operations, config.organisation()));
        this.chores = Stream.concat(always, collecting).toList();
    }

    private static AccountKey account(String typed) {
        if (!typed.matches("[0-9a-f]{64}")) {
            throw new ConfigurationException(
                    "gridmarket.allocation.fees-account '" + typed + "' is no account: 64 hex digits");
        }
        return AccountKey.hex(typed);
    }

    @Override
    public MarketTables<AllocationEvent> tables() {
        return tables;
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(admission);
    }

    @Override
    public List<Chore> chores() {
        return chores;
    }
}
