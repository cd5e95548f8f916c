package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.junit.jupiter.api.Test;

/** Ways of which one carries everything and the other refuses; what is counted and who sends where. */
class WayComparisonTest {
    private static final int CLIENTS = 4;

    private final List<Submission> direct = Collections.synchronizedList(new ArrayList<>());
    private final List<Submission> refusing = Collections.synchronizedList(new ArrayList<>());
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final WayComparison comparison = comparison();

    private WayComparison comparison() {
        SecureRandom random = new SecureRandom();
        Target target = new Target("energy", "gridmarket");
        List<Signer> accounts = IntStream.range(0, 2 * CLIENTS)
                .mapToObj(i -> BenchMarket.newSigner(target, random))
                .toList();
        Map<String, BenchMarket.Way> ways = new LinkedHashMap<>();
        ways.put("direct", (function, submission) -> {
            direct.add(submission);
            order.add("direct");
            return new Answer.Committed("{}", false);
        });
        ways.put("refusing", (function, submission) -> {
            refusing.add(submission);
            order.add("refusing");
            return new Answer.Rejected("NO", "here", "always");
        });
        return new WayComparison(ways, calendar(), accounts, () -> order.add("settled"), line -> {});
    }

    private static MarketCalendar calendar() {
        return new MarketCalendar(
                new LedgerTime(System.currentTimeMillis()),
                15,
                10_000,
                1,
                192,
                192,
                10_000,
                192,
                Interval.of(0),
                Objective.ENERGY,
                true);
    }

    @Test
    void every_way_sends_the_same_number_of_operations() throws InterruptedException {
        List<WayRow> rows = comparison.singleOffers(2, 6);

        assertThat(rows).extracting(WayRow::way).containsExactly("direct", "refusing");
        assertThat(rows.getFirst().keys("dev")).containsEntry("submitted", 12).containsEntry("committed", 12L);
        assertThat(rows.getLast().keys("dev")).containsEntry("rejected", 12L).containsEntry("committed", 0L);
    }

    @Test
    void a_way_is_measured_against_the_direct_one() throws InterruptedException {
        List<WayRow> rows = comparison.singleOffers(2, 6);

        assertThat(rows.getFirst().keys("dev")).containsEntry("percent_of_direct", 100L);
        assertThat(rows.getLast().keys("dev")).containsEntry("percent_of_direct", 0L);
    }

    @Test
    void no_account_sends_by_two_ways() throws InterruptedException {
        comparison.warmUp();
        comparison.batches();
        Set<AccountKey> both = new HashSet<>(signers(direct));
        both.retainAll(signers(refusing));

        assertThat(signers(direct)).hasSize(CLIENTS);
        assertThat(signers(refusing)).hasSize(CLIENTS);
        assertThat(both).isEmpty();
    }

    @Test
    void each_pass_begins_with_another_way() throws InterruptedException {
        comparison.singleOffers(1, WayComparison.PASSES);

        assertThat(order)
                .filteredOn(what -> !what.equals("settled"))
                .containsExactly("direct", "refusing", "refusing", "direct", "direct", "refusing");
    }

    @Test
    void nobody_sends_before_what_was_sent_has_settled() throws InterruptedException {
        comparison.singleOffers(1, 1);

        assertThat(order).startsWith("settled", "direct", "settled", "refusing");
    }

    @Test
    void a_batch_counts_its_offers() throws InterruptedException {
        ScenarioRow batches = comparison.batches().getFirst().measured();

        assertThat(batches.offersPerOperation()).isEqualTo(WayComparison.BATCH);
        assertThat(batches.answers()).hasSize(CLIENTS * WayComparison.PASSES);
    }

    private static Set<AccountKey> signers(List<Submission> submissions) {
        return submissions.stream().map(Submission::signer).collect(Collectors.toSet());
    }
}
