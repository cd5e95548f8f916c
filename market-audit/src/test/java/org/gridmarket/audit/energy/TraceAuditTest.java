package org.gridmarket.audit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The positive control: what would tie an account to somebody is found. */
class TraceAuditTest {
    private static final AccountKey PUBLIC = EnergyExamples.account(1);
    private static final AccountKey HIDDEN = EnergyExamples.account(1_001);
    private static final Bytes NO_TAG = Bytes.of(new byte[0]);
    private static final EnergyEvent REGISTERED = new EnergyEvent.ProsumerRegistered(new MeterId("101"), PUBLIC);
    private static final EnergyEvent MIXED = new EnergyEvent.MixCommitted(
            new MixSession(Interval.of(8), new GroupId("g"), 0),
            0,
            new MixBundle(IntervalSet.of(Interval.of(8)), Energy.ofWh(1), Money.ZERO),
            List.of(HIDDEN),
            List.of());

    private static TraceAudit audit() {
        TraceAudit audit = new TraceAudit();
        audit.observe("one", List.of(REGISTERED));
        audit.observe("two", List.of(MIXED));
        return audit;
    }

    private static EnergyEvent retired(AccountKey account) {
        return new EnergyEvent.CreditRetired(account, new Money(5), NO_TAG);
    }

    @Test
    void accounts_that_act_apart_leave_no_trace() {
        TraceAudit audit = audit();
        audit.observe("three", List.of(retired(HIDDEN)));
        audit.observe("four", List.of(retired(PUBLIC)));

        assertThat(audit.offences()).isEmpty();
    }

    @Test
    void a_transaction_of_both_is_a_trace() {
        TraceAudit audit = audit();
        audit.observe("merged", List.of(retired(HIDDEN), retired(PUBLIC)));

        assertThat(audit.offences()).singleElement().asString().contains("merged");
    }

    private static List<String> found(String name, String text) {
        return new LogSearch(audit(), "127.0.0.2").text(name, text);
    }

    @Test
    void a_log_line_with_an_anonymous_account_is_a_trace() {
        String log = "started\nrelayed " + PUBLIC.toHex() + "\nrelayed " + HIDDEN.toHex() + " from 10.0.0.7\n";

        assertThat(found("gateway.log", log)).containsExactly("gateway.log:3 names an anonymous account");
    }

    @Test
    void an_address_of_a_household_is_a_trace_in_whatever_a_gateway_says() {
        assertThat(found("127.0.0.1:8080", "calls 3.0\nclient{address=\"127.0.0.2\"} 1.0\n"))
                .containsExactly("127.0.0.1:8080:2 names a household's address");
    }

    @Test
    void any_account_is_a_trace_in_the_log_of_a_relay_and_so_is_a_clients_address() {
        String log = "carries to 127.0.0.1:8080\ncarried for 127.0.0.2\ncarried " + PUBLIC.toHex() + "\n";

        assertThat(found("relay-1.log", log))
                .containsExactly("relay-1.log:3 names an account", "relay-1.log:2 names a household's address");
    }

    @Test
    void every_file_of_a_folder_is_searched(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("gateway-dso.log"), HIDDEN.toHex());
        Files.writeString(folder.resolve("relay-2.log"), "nothing\n" + PUBLIC.toHex());
        Files.writeString(folder.resolve("solver-1.log"), PUBLIC.toHex());

        assertThat(new LogSearch(audit(), "127.0.0.2").folder(folder))
                .containsExactly("gateway-dso.log:1 names an anonymous account", "relay-2.log:2 names an account");
    }
}
