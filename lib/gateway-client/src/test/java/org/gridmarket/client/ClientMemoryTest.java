package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;

/** The arithmetic of docs/limits.md, "Heap of a client". */
class ClientMemoryTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path UNIT = ROOT.resolve(Path.of("packaging", "systemd", "gridmarket-agent.service"));

    /** Of the heap that is asked for, one space of survivors is always empty and does not count: by {@code -Xmn1m}. */
    private static final long EMPTY_SPACE = 64 * 1024;

    private static ClientMemory ofHome() throws IOException {
        Matcher heap = Pattern.compile("-Xmx(\\d+)m").matcher(Files.readString(UNIT));
        assertThat(heap.find()).isTrue();
        return ClientMemory.ofHeap(Long.parseLong(heap.group(1)) * 1024 * 1024 - EMPTY_SPACE);
    }

    private static long longestFinalised() {
        Interval late = Interval.of(99_999_999);
        List<PricedTrade> trades = IntStream.range(0, EnergyLimit.TRADES_PER_INTERVAL.ceiling())
                .mapToObj(i -> new PricedTrade(
                        new Trade(offer(i), offer(-i - 1), late, Energy.ofWh(999_999_999)),
                        new UnitPrice(999_999),
                        new UnitPrice(999_999)))
                .toList();
        return EnergyEvents.write(List.of(new EnergyEvent.Finalised(
                        late, new LedgerTime(9_999_999_999_999L), FinalSource.CANDIDATE, trades)))
                .length();
    }

    private static OfferId offer(int number) {
        return new OfferId(new PageId(Digest.sha256(Bytes.utf8("offer " + number))), 199);
    }

    @Test
    void the_longest_events_that_a_home_needs_fit_its_heap() throws IOException {
        assertThat(longestFinalised()).isLessThanOrEqualTo(ofHome().longestEvents());
    }

    @Test
    void rules_of_the_greatest_length_fit_its_heap() throws IOException {
        assertThat(EnergyLimit.RULES_BYTES.ceiling()).isLessThanOrEqualTo(ofHome().longestEvents());
    }

    @Test
    void the_page_of_limits_has_these_figures() throws IOException {
        String page = Files.readString(ROOT.resolve(Path.of("docs", "limits.md")));

        assertThat(page)
                .contains(figure(ofHome().messageBytes()))
                .contains(figure(ofHome().unaskedBytes()))
                .contains(figure(ofHome().agreement().pendingBytes()))
                .contains(figure(longestFinalised()));
    }

    private static String figure(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    @Test
    void a_large_heap_is_not_used_up_by_what_one_gateway_may_send() {
        ClientMemory large = ClientMemory.ofHeap(Long.MAX_VALUE);

        assertThat(large.messageBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(large.unaskedBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(large.agreement()).isEqualTo(AgreementLimits.USUAL);
    }
}
