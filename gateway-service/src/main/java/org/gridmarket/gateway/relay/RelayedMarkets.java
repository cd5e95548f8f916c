package org.gridmarket.gateway.relay;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.MarketModule;

/**
 * The markets whose signed operations this gateway carries. Each counts the operations of an account by its own beat; the
 * places of those that wait for the ledger are shared by all.
 */
@Singleton
public class RelayedMarkets {
    /** One of them. */
    record Relayed(Admission admission, RelayGate gate) {}

    private final Map<String, Relayed> byFunction = new LinkedHashMap<>();

    @Inject
    public RelayedMarkets(@All List<MarketModule<?>> markets, GatewayLimits limits, CallerPlaces places) {
        markets.forEach(market -> market.admission().ifPresent(admission -> {
            Relayed relayed = new Relayed(admission, new RelayGate(limits, places.submissions));
            market.tables().functions().signed().keySet().forEach(function -> byFunction.put(function, relayed));
        }));
    }

    /** Whose signed operation it is; empty when it is no function that an account signs. */
    Optional<Relayed> signing(String function) {
        return Optional.ofNullable(byFunction.get(function));
    }
}
