package org.gridmarket.middleware.local;

import java.util.List;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.middleware.daemon.TriedDaemons;

/** By a list in memory. */
class MemoryAccountServicesTest extends AccountServicesSuite {
    private volatile List<ServiceRecord> announced = List.of();

    @Override
    void announce(List<AccountService> programs) {
        announced = programs.stream()
                .flatMap(each -> each.at(TriedDaemons.id("one"), DESK, List.of()).stream())
                .toList();
    }

    @Override
    AccountServices services() {
        return new AccountServices(() -> announced);
    }
}
