package org.gridmarket.middleware.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AccountServices;
import org.gridmarket.discovery.local.AccountServices.Found;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.keys.AccountKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs of accounts are found by what is announced, whoever tells what is. */
@Timeout(60)
abstract class AccountServicesSuite {
    static final List<Endpoint> DESK = List.of(new Endpoint("127.0.0.1", 8_095, null));
    private static final long LOOK_MILLIS = 20;

    private final AccountKeyPair keys = AccountKeyPair.generate(new SecureRandom());
    private final AccountService broker = new AccountService(ServiceType.BROKER, Kind.HTTP, "one", keys);

    /** Has programs announced, and no others from then on. */
    abstract void announce(List<AccountService> programs) throws Exception;

    abstract AccountServices services();

    private List<Found> found(int count) throws InterruptedException {
        List<Found> found = services().of(ServiceType.BROKER);
        while (found.size() != count) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            found = services().of(ServiceType.BROKER);
        }
        return found;
    }

    @Test
    void a_program_is_found_by_its_type_with_its_account_and_where_it_is() throws Exception {
        AccountService solver = new AccountService(ServiceType.SOLVER, Kind.HTTP, "one", keys);

        announce(List.of(broker, solver));

        assertThat(found(1)).containsExactly(new Found(keys.publicKey(), "one", DESK.getFirst()));
    }

    @Test
    void all_of_a_type_come_in_the_same_order_and_who_is_taken_back_is_found_no_more() throws Exception {
        AccountService second = new AccountService(ServiceType.BROKER, Kind.HTTP, "two", keys);
        List<AccountService> all = new ArrayList<>(List.of(second, broker));

        announce(all);
        assertThat(found(2)).extracting(Found::instance).containsExactly("one", "two");

        all.remove(second);
        announce(all);
        assertThat(found(1)).extracting(Found::instance).containsExactly("one");
    }
}
